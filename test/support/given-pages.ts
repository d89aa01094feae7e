import { CompetencyEntity } from '../../src/competencies/competency.entity.js';
import { Starter } from '../../src/competencies/starter.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { Locale } from '../../src/domain/locale.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from './given.js';
import { givenAnsweredCycle, type GivenRequest, requestsOf } from './given-answered-cycle.js';
import { givenOpenCycle, openNow } from './given-open-cycle.js';
import { givenPlanPages, type PlanPage } from './given-plan-pages.js';
import type { TestApp } from './test-app.js';
import type { Visitor } from './visitor.js';

/** Where a page lies and who opens it; nobody is signed in where no person is named. */
export interface GivenPage {
  readonly path: string;
  readonly person?: PersonEntity;
}

type SignedOutPage = 'sign-in' | 'rater-list' | 'survey' | 'thank-you' | 'method';
type StaffPage =
  | 'home'
  | 'people'
  | 'import-new'
  | 'import'
  | 'earlier'
  | 'earlier-ties'
  | 'earlier-preview'
  | 'framework'
  | 'mail-words'
  | 'cycles'
  | 'settings'
  | 'retention'
  | 'erasure'
  | 'own-data';
type AnsweredPage = 'cycle' | 'progress' | 'results' | 'quality' | 'release' | 'report' | 'my-home';
type PageName = SignedOutPage | StaffPage | AnsweredPage | PlanPage;

type Pages<Name extends string> = Record<Name, GivenPage>;

const names = {
  en: {
    subject: 'Leila Rahimi',
    admin: 'Hana Petersen',
    rater: 'Omid Karimi',
    other: 'Sara Novak',
    title: 'Claims team lead',
  },
  fa: { subject: 'لیلا رحیمی', admin: 'هما پارسا', rater: 'امید کریمی', other: 'سارا نوری', title: 'سرپرست خسارت' },
};

const employeesFile = [
  'number,name,email,department,manager',
  '1,Mina Sohrabi,mina@narvan.example,Claims,',
  '2,Yusuf Haddad,yusuf@narvan.example,Claims,mina@narvan.example',
  '3,Ana Lopez,ana@narvan,Sales,mina@narvan.example',
  '4,Kaveh Moradi,kaveh@narvan.example,Sales,nima@narvan.example',
].join('\n');

/** A company in the middle of its work: framework, people, a file half imported, an open and an answered cycle. */
export async function givenPages(testApp: TestApp, locale: 'en' | 'fa'): Promise<Pages<PageName>> {
  const { administrator, people } = await staffOf(testApp, locale);
  return {
    ...(await signedOutPages(testApp, locale, people)),
    ...(await staffPages(testApp, administrator)),
    ...(await answeredPages(testApp, administrator, people)),
  };
}

async function staffOf(testApp: TestApp, locale: Locale & ('en' | 'fa')) {
  const { database } = testApp;
  const who = given(testApp);
  const name = names[locale];
  const administrator = await who.administrator({ name: name.admin, locale });
  const people = {
    subject: await who.employee({ name: name.subject, jobTitle: name.title, locale }),
    rater: await who.employee({ name: name.rater, locale }),
    other: await who.employee({ name: name.other, locale }),
  };
  await database.write(() =>
    testApp.get(Organisation).change({ name: 'Narvan', contactName: name.admin, contactEmail: 'hr@narvan.example' }),
  );
  await database.write(() =>
    testApp
      .get(Starter)
      .use()
      .catch(() => undefined),
  );
  return { administrator, people };
}

type Cast = Record<'subject' | 'rater' | 'other', PersonEntity>;

async function signedOutPages(
  testApp: TestApp,
  locale: Locale,
  { subject, rater, other }: Cast,
): Promise<Pages<SignedOutPage>> {
  const cycle = await givenOpenCycle(testApp, {
    asked: { self: 1, peer: 4, subordinate: 3 },
    subject,
    fields: openNow(testApp),
  });
  const open = await cycle.ask(cycle.request('self').reviewId, subject, rater, 'peer');
  await cycle.review({ self: 1, peer: 1 }, other, { peer: [rater] });
  const { list, form } = cycle.link(open);
  const sent = cycle.requestsOf('peer').find((request) => request.subject.id === other.id)!;
  await given(testApp)
    .anonymous()
    .post(`${cycle.link(sent).form}/send`, cycle.answers('peer'));
  const lang = `?lang=${locale}`;
  return {
    'sign-in': { path: `/sign-in${lang}` },
    'rater-list': { path: `${list}${lang}` },
    survey: { path: `${form}${lang}` },
    'thank-you': { path: `${cycle.link(sent).form}/sent${lang}` },
    method: { path: `/method${lang}` },
  };
}

async function staffPages(testApp: TestApp, person: PersonEntity): Promise<Pages<StaffPage>> {
  const hr = await given(testApp).visitorFor(person);
  const form = await hr.get('/imports/new/employees');
  const preview = await hr.upload(form, 'file', 'people.csv', employeesFile, '/imports/new/employees');
  return {
    home: { path: '/', person },
    people: { path: '/people', person },
    'import-new': { path: '/imports/new/employees', person },
    import: { path: preview.path, person },
    ...(await earlierPages(testApp, person, hr)),
    framework: { path: '/framework', person },
    'mail-words': { path: '/settings/mails/invitation', person },
    cycles: { path: '/cycles', person },
    settings: { path: '/settings', person },
    retention: { path: '/settings/retention', person },
    erasure: { path: `/people/${(await given(testApp).employee()).id}/erasure`, person },
    'own-data': { path: '/my-data', person },
  };
}

async function answeredPages(
  testApp: TestApp,
  person: PersonEntity,
  { subject, other }: Cast,
): Promise<Pages<AnsweredPage | PlanPage>> {
  const { database, clock } = testApp;
  const requests = withComments(
    requestsOf(starterFramework, { self: 1, manager: 1, peer: 5, subordinate: 4, customer: 4 }),
  );
  const { id, reviews } = await givenAnsweredCycle(testApp, {
    questionnaire: starterFramework,
    reviews: [{ subject, requests }, ...Array.from({ length: 4 }, () => ({ requests }))],
  });
  await testApp.get(MixWorker).tick();
  const reviewId = reviews[0]!.id;
  const released = { reportState: 'released', releasedAt: clock.now() } as const;
  await database.write(() => database.of(ReviewEntity).update(reviewId, released));
  return {
    cycle: { path: `/cycles/${id}`, person },
    progress: { path: `/cycles/${id}/progress`, person },
    results: { path: `/cycles/${id}/results`, person },
    quality: { path: `/cycles/${id}/quality`, person },
    release: { path: `/cycles/${id}/release`, person },
    report: { path: `/reports/${reviewId}`, person: subject },
    'my-home': { path: '/', person: subject },
    ...(await givenPlanPages(testApp, reviewId, subject, other)),
  };
}

/** Everybody writes something to the first open question. */
function withComments(requests: readonly GivenRequest[]): GivenRequest[] {
  const [question] = starterFramework.openQuestions;
  return requests.map((request, index) => ({
    ...request,
    answers: request.answers && {
      ...request.answers,
      comments: { [question!.id]: `Please keep answering on the same day, as in case ${index}.` },
    },
  }));
}

const earlierFile = [
  'person,cycle,ended on,competency,group,mean,n',
  'LEILA,Spring 2024,2024-05-31,Accessibility,peer,7.5,5',
  'LEILA,Spring 2024,2024-05-31,Accessibility,customer,7.5,2',
  'LEILA,Spring 2024,2024-05-31,Clear answers,manager,5,',
].join('\n');

/** Results of another tool in the middle of their import. */
async function earlierPages(
  testApp: TestApp,
  person: PersonEntity,
  hr: Visitor,
): Promise<Pages<'earlier' | 'earlier-ties' | 'earlier-preview'>> {
  const [first, second] = await testApp.database.of(CompetencyEntity).find({ take: 2 });
  const contents = earlierFile.replaceAll('LEILA', person.email);
  const brought = await hr.upload(
    await hr.get('/earlier-results/import'),
    'file',
    'old.csv',
    contents,
    '/earlier-results/import',
  );
  const ties = `${brought.path}/ties`;
  const said = { 'competency-0': first!.id, 'competency-1': second!.id, 'scale-0-from': '0', 'scale-0-to': '10' };
  const preview = await hr.submit(await hr.get(ties), said, '/ties');
  return {
    earlier: { path: '/earlier-results', person },
    'earlier-ties': { path: ties, person },
    'earlier-preview': { path: preview.path, person },
  };
}
