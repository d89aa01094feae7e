import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { Answers } from '../../src/domain/answers.js';
import { behavioursOf, competenciesOf, formFor } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { givenAnsweredCycle, type GivenRequest } from './given-answered-cycle.js';
import { given } from './given.js';
import type { TestApp } from './test-app.js';

/** The reports a page or a file must be good for. */
export const reportKinds = ['everything', 'alone', 'merged', 'silent', 'wordy', 'unanimous', 'second'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface GivenReport {
  readonly subject: PersonEntity;
  readonly reviewId: string;
  readonly cycleId: string;
  readonly requests: readonly GivenRequest[];
}

type People = Partial<Record<RaterGroup, number>>;

const questionnaire = starterFramework;
const places = new Map(behavioursOf(questionnaire).map(({ id }, place) => [id, place]));
const questions = questionnaire.openQuestions.map(({ id }) => id);

/** What others usually see of each of the eighteen behaviours, and what people say of themselves. */
const usual = [4.2, 3.9, 4.1, 3.0, 3.4, 2.5, 3.8, 4.3, 3.6, 4.7, 4.5, 4.3, 4.0, 4.1, 3.8, 4.2, 4.5, 4.8];
const own = [4, 4, 4, 4, 4, 5, 4, 3, 4, 4, 3, 4, 4, 4, 5, 4, 4, 5];
const shift: Record<RaterGroup, number> = { self: 0, manager: 0.2, peer: 0, subordinate: 0.2, customer: -0.4 };

const words = {
  en: [
    'Told me on Monday that the assessor’s report would be two days late. Because I knew, I could tell the customer before he called us.',
    'Says “I don’t know” and comes back with the right clause of the policy. I have never had to correct an answer.',
    'For a simple windscreen claim I was asked for the same photo three times.',
    'A short “I have seen this, answer tomorrow” would be enough. Two days of silence makes us look careless.',
  ],
  fa: [
    'همیشه می‌گوید مرحلهٔ بعد چیست؛ هیچ‌وقت غافلگیر نشدم.',
    'برای یک خسارت سادهٔ شیشه، سه بار همان عکس را از من خواستند.',
    'یک پیام کوتاه مثل «دیدم، فردا جواب می‌دهم» کافی است.',
  ],
  ar: ['يوضّح الخطوة التالية دائمًا، فلا مفاجآت.', 'الردّ السريع ولو بسطر واحد يكفي.'],
};

/** Cycles of one organisation, each with the reviews of its people, released one after the other. */
export async function givenReports(
  testApp: TestApp,
  locale: 'en' | 'fa' | 'ar' = 'en',
): Promise<Record<ReportKind, GivenReport>> {
  const subjects = Object.fromEntries(
    await Promise.all(reportKinds.map(async (kind, index) => [kind, await subjectOf(testApp, locale, index)] as const)),
  ) as Record<ReportKind, PersonEntity>;
  const everybody: People = { self: 1, manager: 1, peer: 6, subordinate: 4, customer: 5 };
  await cycleOf(testApp, cycleNames[locale][0], '2024-10-31', [
    { subject: subjects.everything, requests: requestsFor(everybody, -0.5, 0, -1.2) },
  ]);
  await cycleOf(testApp, cycleNames[locale][1], '2025-10-31', [
    { subject: subjects.everything, requests: requestsFor(everybody, 0, 0, -0.6) },
    { subject: subjects.second, requests: requestsFor({ self: 1, manager: 1, peer: 3, subordinate: 3 }, 0) },
  ]);
  const wanted: Record<ReportKind, readonly GivenRequest[]> = {
    everything: [...requestsFor(everybody, 0.2, 1), { group: 'peer', answers: null }],
    alone: requestsFor({ self: 1, manager: 1, peer: 2 }, 0),
    merged: requestsFor({ self: 1, manager: 1, peer: 5, subordinate: 2, customer: 2 }, 0.1, 1),
    silent: requestsFor({ self: 1, manager: 1, peer: 5, subordinate: 3 }, 0),
    wordy: requestsFor({ self: 1, manager: 1, peer: 30, subordinate: 20, customer: 20 }, 0, 8),
    unanimous: requestsFor({ self: 1, manager: 1, peer: 5, subordinate: 4, customer: 4 }, 9),
    second: requestsFor({ self: 1, manager: 1, peer: 3, subordinate: 3 }, 0.4),
  };
  const fillers = Array.from({ length: 14 }, (_, index) => ({
    requests: requestsFor({ self: 1, peer: 3, subordinate: 3 }, (index % 5) / 5 - 0.4),
  }));
  const { id, reviews } = await cycleOf(testApp, cycleNames[locale][2], '2026-10-31', [
    ...reportKinds.map((kind) => ({ subject: subjects[kind], requests: wanted[kind] })),
    ...fillers,
  ]);
  return Object.fromEntries(
    reportKinds.map((kind, index) => [
      kind,
      { subject: subjects[kind], reviewId: reviews[index]!.id, cycleId: id, requests: wanted[kind] },
    ]),
  ) as Record<ReportKind, GivenReport>;
}

const cycleNames = {
  en: ['Autumn 2024', 'Autumn 2025', 'Autumn 2026'],
  fa: ['پاییز ۱۴۰۳', 'پاییز ۱۴۰۴', 'پاییز ۱۴۰۵'],
  ar: ['خريف 2024', 'خريف 2025', 'خريف 2026'],
} as const;

async function subjectOf(testApp: TestApp, locale: 'en' | 'fa' | 'ar', index: number): Promise<PersonEntity> {
  const name = { en: 'Leila Rahimi', fa: 'لیلا رحیمی', ar: 'ليلى رحيمي' }[locale];
  const jobTitle = { en: 'Claims team lead', fa: 'سرپرست خسارت', ar: 'رئيسة فريق المطالبات' }[locale];
  return given(testApp).employee({ name: index === 0 ? name : `${name} ${'abcdefg'[index]}`, jobTitle, locale });
}

async function cycleOf(
  testApp: TestApp,
  name: string,
  closesOn: string,
  reviews: readonly { readonly subject?: PersonEntity; readonly requests: readonly GivenRequest[] }[],
): ReturnType<typeof givenAnsweredCycle> {
  const columns = { name, closesOn };
  const cycle = await givenAnsweredCycle(testApp, { questionnaire, columns, reviews });
  await testApp.get(MixWorker).tick();
  const released = { reportState: 'released', releasedAt: testApp.clock.now() } as const;
  await testApp.database.write(() =>
    testApp.database.of(ReviewEntity).update({ cycleId: cycle.id, reportState: 'built' }, released),
  );
  return cycle;
}

/**
 * Raters who differ a little from each other; `lift` moves them all, `informed` one competency more; `comments` is how
 * many texts each of them writes.
 */
function requestsFor(people: People, lift: number, comments = 0, informed = 0): GivenRequest[] {
  return (Object.entries(people) as [RaterGroup, number][]).flatMap(([group, n]) =>
    Array.from({ length: n }, (_, rater) => ({
      group,
      answers: answersFor(group, rater, (place) => lift + (place >= 6 && place < 9 ? informed : 0), comments),
    })),
  );
}

function answersFor(group: RaterGroup, rater: number, lift: (place: number) => number, comments: number): Answers {
  const asked = formFor(questionnaire, group).flatMap(({ behaviours }) => behaviours);
  const point = (place: number): number => {
    if (lift(place) >= 9) return 5;
    if (group === 'self') return own[place] ?? 4;
    const mood = (((rater * 7 + place * 5) % 5) - 2) * 0.45;
    return Math.max(1, Math.min(5, Math.round((usual[place] ?? 4) + shift[group] + lift(place) + mood)));
  };
  return {
    ratings: Object.fromEntries(asked.map(({ id }) => [id, point(places.get(id) ?? 0)])),
    ...(group === 'self' ? { comments: {}, examples: {} } : textsFor(rater, comments)),
  };
}

function textsFor(rater: number, comments: number): Pick<Answers, 'comments' | 'examples'> {
  if (comments === 0) return { comments: {}, examples: {} };
  const all = [...words.en, ...words.fa, ...words.ar];
  const text = (place: number): string => all[(rater * 3 + place) % all.length] ?? '';
  const competencies = competenciesOf(questionnaire).map(({ id }) => id);
  return {
    comments: Object.fromEntries(questions.slice(0, comments + 1).map((id, place) => [id, text(place)])),
    examples: Object.fromEntries(
      competencies.slice(0, Math.max(0, comments - 2)).map((id, place) => [id, text(place)]),
    ),
  };
}
