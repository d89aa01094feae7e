import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from './given.js';
import type { TestApp } from './test-app.js';
import type { Page, Visitor } from './visitor.js';

export const pillarNames = ['attention', 'listening', 'values', 'understanding', 'acting', 'recognition', 'results'];
const firstOf: Readonly<Record<string, readonly number[]>> = {
  attention: [1, 2, 3],
  listening: [4, 5, 6],
  values: [7, 8, 9],
  understanding: [10, 11, 12, 13],
  acting: [14, 15],
  recognition: [16, 17, 18],
  results: [19, 20],
};

/** Opens a round by the form, as whoever is signed in; the path of its page. */
export async function openRound(
  visitor: Visitor,
  leaders: readonly PersonEntity[],
  name = 'Winter 2026',
  due: readonly [string, string] = ['30', '11'],
): Promise<string> {
  const form = await visitor.get('/assessment/new');
  const page = await visitor.submit(form, {
    name,
    dueOnDay: due[0],
    dueOnMonth: due[1],
    dueOnYear: '2026',
    people: leaders.map(({ id }) => id),
  });
  return page.path;
}

/** Answers all twenty questions page by page and sends them; a point for all, or one for each question. */
export async function answerAll(
  visitor: Visitor,
  round: string,
  choose: (question: number) => string,
  text: (question: number) => string = () => '',
): Promise<Page> {
  let page = await visitor.get(`${round}/pillars/attention`);
  for (const pillar of pillarNames) {
    const values = Object.fromEntries(
      firstOf[pillar]!.flatMap((question) => [
        [`q${question}`, choose(question)],
        [`t${question}`, text(question)],
      ]),
    );
    page = await visitor.submit(page, values, `/pillars/${pillar}`);
  }
  return visitor.submit(page, {}, '/sending');
}

/** A finished round of two leaders who agree on 2 everywhere. */
export async function finishedRound(
  testApp: TestApp,
  name: string,
): Promise<{ leaders: PersonEntity[]; round: string }> {
  const leaders = [await given(testApp).leader(), await given(testApp).leader()];
  const visitors = [];
  for (const leader of leaders) visitors.push(await given(testApp).visitorFor(leader));
  const round = await openRound(visitors[0]!, leaders, name);
  for (const visitor of visitors) await answerAll(visitor, round, () => '2');
  await visitors[0]!.submit(await visitors[0]!.get(round), {}, '/alike');
  await visitors[0]!.submit(await visitors[0]!.get(`${round}/finishing`), {}, '/finishing');
  return { leaders, round };
}
