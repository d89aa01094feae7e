import { InitiativeEntity } from '../../src/scorecard/initiative.entity.js';
import { randomId } from '../../src/database/random-id.js';
import { Organisation } from '../../src/settings/organisation.js';
import { givenLink, givenMeasure, givenObjective } from './given-scorecard.js';
import { given } from './given.js';
import type { TestApp } from './test-app.js';

const words = {
  en: {
    grow: 'Grow through renewal',
    cost: 'Lower the cost of a claim',
    stay: 'Customers stay with us',
    quick: 'Customers get an answer quickly',
    day: 'Answer the same day',
    early: 'Say early what comes next',
    premium: 'Growth in renewed premium',
    ratio: 'Claims cost ratio',
    renew: 'Customers who renew',
    nps: 'Would recommend us (NPS)',
    settle: 'Days to settle a windscreen claim, median',
    same: 'Requests answered the same day',
    closed: 'Complaints closed in five days',
    report: 'People with a delivered report',
    sign: 'No second signature under 500',
    owner: 'Omid Karimi',
    days: 'days',
  },
  fa: {
    grow: 'رشد با تمدید قراردادها',
    cost: 'کم کردن هزینهٔ هر خسارت',
    stay: 'مشتریان با ما می‌مانند',
    quick: 'مشتری زود جواب می‌گیرد',
    day: 'جواب در همان روز',
    early: 'گفتن قدم بعدی از همان اول',
    premium: 'رشد حق بیمهٔ تمدیدی',
    ratio: 'نسبت هزینهٔ خسارت',
    renew: 'مشتریانی که تمدید می‌کنند',
    nps: 'ما را توصیه می‌کنند (NPS)',
    settle: 'روزهای رسیدگی به خسارت شیشه، میانه',
    same: 'درخواست‌هایی که همان روز جواب گرفت',
    closed: 'شکایت‌هایی که در پنج روز بسته شد',
    report: 'کارکنانی که گزارش گرفته‌اند',
    sign: 'حذف امضای دوم برای خسارت‌های کوچک',
    owner: 'امید کریمی',
    days: 'روز',
  },
} as const;

/** A scorecard in the middle of its year: on and off target, out of date, without data, with a map and an initiative. */
export async function givenScorecardPages(testApp: TestApp, locale: 'en' | 'fa') {
  const say = words[locale];
  const leader = await given(testApp).leader({ name: say.owner, locale });
  const administrator = await given(testApp).administrator({ locale });
  await testApp.database.write(() => testApp.get(Organisation).change({ name: 'Narvan', defaultLocale: locale }));
  const [q3, q2, q1, q0] =
    locale === 'fa' ? ['1405-Q2', '1405-Q1', '1404-Q4', '1404-Q3'] : ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'];
  const figures = (...values: number[]) =>
    Object.fromEntries(values.map((value, index) => [[q0, q1, q2, q3][4 - values.length + index]!, value]));
  const ownerId = leader.id;
  const grow = await givenObjective(testApp, { perspective: 'financial', name: say.grow });
  const cost = await givenObjective(testApp, { perspective: 'financial', name: say.cost, position: 1 });
  const stay = await givenObjective(testApp, { name: say.stay, position: 2 });
  const quick = await givenObjective(testApp, { name: say.quick, position: 3 });
  const day = await givenObjective(testApp, { perspective: 'process', name: say.day, position: 4 });
  const early = await givenObjective(testApp, { perspective: 'learning', name: say.early, position: 5 });
  const range = { worst: 5, best: 10, target: 9, ownerId };
  await givenMeasure(testApp, grow, { name: say.premium, ...range }, figures(5.2, 6, 7.1, 8.1));
  await givenMeasure(
    testApp,
    cost,
    { name: say.ratio, worst: 75, best: 64, target: 66, ownerId },
    figures(74, 73, 70, 68),
  );
  const measure = await givenMeasure(
    testApp,
    stay,
    { name: say.renew, worst: 70, best: 95, target: 88, ownerId },
    figures(81, 82, 83, 84),
  );
  await givenMeasure(testApp, quick, { name: say.nps, unit: '', worst: 0, best: 60, target: 40 }, figures(34, 32));
  await givenMeasure(
    testApp,
    day,
    { name: say.settle, unit: say.days, worst: 9, best: 3, target: 3, ownerId },
    figures(7, 6, 6),
  );
  await givenMeasure(
    testApp,
    day,
    { name: say.same, worst: 40, best: 90, target: 75, position: 1 },
    figures(49, 55, 76),
  );
  await givenMeasure(testApp, day, { name: say.closed, worst: 60, best: 100, target: 90, position: 2 }, { [q1!]: 82 });
  const percent = { unit: 'percent', worst: 0, best: 100, target: 95 };
  await givenMeasure(testApp, early, { name: say.report, source: 'coverage', ...percent });
  await givenMeasure(
    testApp,
    early,
    { name: say.early, worst: 1, best: 5, target: 4, unit: '', position: 1 },
    figures(3.5, 3.7, 3.8),
  );
  for (const [cause, effect] of [
    [stay, grow],
    [quick, stay],
    [day, quick],
    [day, cost],
    [early, day],
  ] as const)
    await givenLink(testApp, cause, effect);
  await testApp.database.write(() =>
    testApp.database.of(InitiativeEntity).insert({
      id: randomId(),
      objectiveId: day.id,
      position: 0,
      name: say.sign,
      state: 'running',
      ownerId,
      dueOn: '2026-12-22',
    }),
  );
  const pages = {
    scorecard: '/scorecard',
    measure: `/scorecard/measures/${measure.id}`,
    objective: `/scorecard/objectives/${day.id}`,
    sums: '/scorecard/sums',
    plan: '/scorecard/plan',
    behaviours: '/scorecard/behaviours',
    figures: '/scorecard/figures/process',
    weights: '/scorecard/weights',
    'measure-form': `/scorecard/measures/${measure.id}/edit`,
    'objective-form': `/scorecard/objectives/${day.id}/edit`,
    deletion: `/scorecard/objectives/${day.id}/deletion`,
    chain: '/scorecard/chain',
  };
  return { leader, administrator, pages };
}

export const scorecardPages = [
  'scorecard',
  'measure',
  'objective',
  'sums',
  'plan',
  'behaviours',
  'figures',
  'weights',
  'measure-form',
  'objective-form',
  'deletion',
  'chain',
] as const;
