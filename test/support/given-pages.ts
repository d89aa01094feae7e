import { Starter } from '../../src/competencies/starter.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { Locale } from '../../src/domain/locale.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from './given.js';
import { givenAnsweredCycle, requestsOf } from './given-answered-cycle.js';
import { givenOpenCycle } from './given-open-cycle.js';
import type { TestApp } from './test-app.js';

/** One page of the product and who opens it; nobody is signed in where no person is named. */
export interface GivenPage {
  readonly name: string;
  readonly path: string;
  readonly person?: PersonEntity;
}

const names = {
  en: { subject: 'Leila Rahimi', admin: 'Hana Petersen', rater: 'Omid Karimi', other: 'Sara Novak', title: 'Claims team lead' },
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
export async function givenPages(testApp: TestApp, locale: 'en' | 'fa'): Promise<GivenPage[]> {
  const { administrator, people } = await staffOf(testApp, locale);
  return [
    { name: 'sign-in', path: `/sign-in?lang=${locale}` },
    ...(await raterPages(testApp, locale, people)),
    ...(await staffPages(testApp, administrator)),
    ...(await answeredPages(testApp, administrator, people)),
  ];
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
  await database.write(() => testApp.get(Organisation).change({ name: 'Narvan', contactName: name.admin, contactEmail: 'hr@narvan.example' }));
  await database.write(() => testApp.get(Starter).use().catch(() => undefined));
  return { administrator, people };
}

type Cast = Record<'subject' | 'rater' | 'other', PersonEntity>;

async function raterPages(testApp: TestApp, locale: Locale, { subject, rater, other }: Cast): Promise<GivenPage[]> {
  const cycle = await givenOpenCycle(testApp, { asked: { self: 1, peer: 4, subordinate: 3 }, subject });
  const mine = await cycle.ask(cycle.request('self').reviewId, subject, rater, 'peer');
  await cycle.review({ self: 1, peer: 1 }, other, { peer: [rater] });
  const { list, form } = cycle.link(mine);
  const sent = cycle.requestsOf('peer').find(({ subject: about }) => about.id === other.id)!;
  await given(testApp).anonymous().post(`${cycle.link(sent).form}/send`, cycle.answers('peer'));
  const lang = `?lang=${locale}`;
  return [
    { name: 'rater-list', path: `${list}${lang}` },
    { name: 'survey', path: `${form}${lang}` },
    { name: 'thank-you', path: `${cycle.link(sent).form}/sent${lang}` },
    { name: 'decline', path: `${form}/decline${lang}` },
  ];
}

async function staffPages(testApp: TestApp, person: PersonEntity): Promise<GivenPage[]> {
  const hr = await given(testApp).visitorFor(person);
  const form = await hr.get('/imports/new/employees');
  const preview = await hr.upload(form, 'file', 'people.csv', employeesFile, '/imports/new/employees');
  const paths = { home: '/', people: '/people', departments: '/departments', 'import-new': '/imports/new/employees' };
  const more = { import: preview.path, framework: '/framework', cycles: '/cycles', settings: '/settings', roles: '/settings/roles' };
  return Object.entries({ ...paths, ...more }).map(([name, path]) => ({ name, path, person }));
}

async function answeredPages(testApp: TestApp, person: PersonEntity, { subject }: Cast): Promise<GivenPage[]> {
  const { database } = testApp;
  const requests = requestsOf(starterFramework, { self: 1, manager: 1, peer: 5, subordinate: 4, customer: 4 });
  const answered = await givenAnsweredCycle(testApp, { questionnaire: starterFramework, reviews: [{ subject, requests }] });
  await testApp.get(MixWorker).tick();
  const [review] = answered.reviews;
  const released = { reportState: 'released', releasedAt: testApp.clock.now() } as const;
  await database.write(() => database.of(ReviewEntity).update(review!.id, released));
  const cycle = `/cycles/${answered.id}`;
  return [
    { name: 'cycle', path: cycle, person },
    { name: 'progress', path: `${cycle}/progress`, person },
    { name: 'results', path: `${cycle}/results`, person },
    { name: 'release', path: `${cycle}/release`, person },
    { name: 'report', path: `/reports/${review!.id}`, person: subject },
    { name: 'my-home', path: '/', person: subject },
  ];
}
