import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from './given.js';
import { givenOpenCycle, type OpenCycle, openNow } from './given-open-cycle.js';
import { givenPages } from './given-pages.js';
import type { TestApp } from './test-app.js';

/** People for whom something waits that the demo has not begun, and the addresses at which it stands. */
export interface GivenStates {
  readonly paths: readonly string[];
  readonly people: Readonly<Record<'subject' | 'reader' | 'rater', PersonEntity>>;
}

/** A report with a plan, requests half answered and sent, and results of another tool: beside what the demo shows. */
export async function givenStates(testApp: TestApp): Promise<GivenStates> {
  const pages = await givenPages(testApp, 'en');
  const subject = await given(testApp).visitorFor(pages.report.person!);
  const comment = await subject.get(pages['comment-report'].path);
  await subject.submit(comment, { reason: 'It names a colleague.' }, '/comments/');
  const cycle = await givenOpenCycle(testApp, { asked: {}, fields: openNow(testApp) });
  const rater = await given(testApp).employee();
  return {
    paths: [...Object.values(pages).map(({ path }) => path), ...(await raterPaths(testApp, cycle, rater))],
    people: { subject: pages.report.person!, reader: pages.team.person!, rater },
  };
}

async function raterPaths(testApp: TestApp, cycle: OpenCycle, rater: PersonEntity): Promise<string[]> {
  const who = given(testApp);
  const requests = [];
  for (let number = 0; number < 3; number++) {
    const subject = await who.employee();
    requests.push(await cycle.ask(await cycle.review({}, subject), subject, rater, 'peer'));
  }
  const [open, , sent] = requests;
  const { list } = cycle.link(open!);
  await who.anonymous().post(`${cycle.link(sent!).form}/send`, cycle.answers('peer'));
  const [[statement, point]] = Object.entries(cycle.answers('peer')) as [[string, string]];
  await who.anonymous().post(`${cycle.link(open!).form}/send`, { [statement]: point });
  const own = `/requests/${cycle.id}`;
  return [list, own].flatMap((start) => [
    start,
    ...['side-by-side/1', 'side-by-side/done', 'hear', 'not-me', 'objection', 'decline'].map(
      (page) => `${start}/${page}`,
    ),
    `${start}/${open!.assignmentId}/check`,
    `${start}/${sent!.assignmentId}/sent`,
  ]);
}
