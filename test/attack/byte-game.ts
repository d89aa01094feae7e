import { randomBytes } from 'node:crypto';
import { MixWorker } from '../../src/results/mix.worker.js';
import { AnswersGone } from '../../src/results/answers-gone.js';
import { given } from '../support/given.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import type { TestApp } from '../support/test-app.js';
import { type ByteFinding, findMarkers, findSlices, haystacks, sealedEnvelopes } from './byte-search.js';

export interface ByteGame {
  readonly whileOpen: readonly ByteFinding[];
  readonly afterClose: readonly ByteFinding[];
  /** What was looked through while the cycle was open, and after it closed. */
  readonly looked: readonly string[];
  readonly envelopes: number;
  /** Comments that stand in clear after the close, as they should: the search does see the database. */
  readonly published: number;
}

/**
 * Answers by link, short and long, sent, changed, saved only and withdrawn, all with texts that appear
 * nowhere else; then a search through everything that could be carried away, before and after the close.
 */
export async function playBytes(testApp: TestApp): Promise<ByteGame> {
  const startLsn = await place(testApp);
  const cycle = await givenOpenCycle(testApp, { asked: { self: 1, manager: 1, peer: 6, subordinate: 3 } });
  const markers: string[] = [];
  const marked = (name: string, filler = ''): string => {
    const marker = `Marker-${name}-${randomBytes(9).toString('hex')}-نشانه`;
    markers.push(marker);
    return `${marker} ${filler}`;
  };
  const fields = (group: 'peer' | 'self' | 'manager' | 'subordinate', text: string) => {
    const [question] = cycle.questionnaire.openQuestions;
    return { ...cycle.answers(group), [`o-${question!.id}`]: text, anyway: 'yes' };
  };
  const [sent, changed, saved, withdrawn, long] = cycle.requestsOf('peer') as [never, never, never, never, never];
  const browser = given(testApp).anonymous();
  const post = (request: (typeof cycle.requests)[number], page: string, text: string) =>
    browser.post(`${cycle.link(request).form}/${page}`, fields(request.group as 'peer', text));
  await post(sent, 'send', marked('sent'));
  await post(changed, 'send', marked('first'));
  await post(changed, 'send', marked('second'));
  await post(saved, 'draft', marked('draft'));
  await post(withdrawn, 'send', marked('withdrawn'));
  await browser.post(`${cycle.link(withdrawn).form}/decline`, { reason: '' });
  const letters = randomBytes(900).toString('hex');
  await post(long, 'send', marked('long', letters));
  for (const group of ['self', 'manager', 'subordinate'] as const)
    await post(cycle.request(group), 'send', marked(group));
  // Answers before the close are read back by their rater: pages must not be kept either.
  await browser.get(cycle.link(sent).form);
  const open = await haystacks(testApp, { startLsn });
  const envelopes = await sealedEnvelopes(testApp);
  const whileOpen = findMarkers(open, markers);
  await cycle.change({ state: 'mixing', closedAt: testApp.clock.now() });
  await testApp.get(MixWorker).tick();
  await testApp.get(AnswersGone).seeToIt();
  const closed = await haystacks(testApp, { isLogWhole: true });
  // What was sealed was a comment of a block: now it stands in the report, as it should; drafts and envelopes are gone.
  const gone = markers.filter((marker) => /-(?:first|draft|withdrawn)-/.test(marker));
  return {
    whileOpen,
    afterClose: [...findSlices(closed, envelopes), ...findMarkers(closed, gone)],
    looked: [...open, ...closed].map(({ name }) => name),
    envelopes: envelopes.length,
    published: markers.filter((marker) => findMarkers(closed, [marker]).length > 0).length,
  };
}

async function place(testApp: TestApp): Promise<string> {
  if (testApp.database.isSqlite) return '';
  const [row] = await testApp.database.manager.query<{ lsn: string }[]>('SELECT pg_current_wal_lsn()::text AS lsn');
  return row?.lsn ?? '0/0';
}
