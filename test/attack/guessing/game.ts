import { AssignmentEntity } from '../../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../../src/cycles/cycle.entity.js';
import { behavioursOf } from '../../../src/domain/questionnaire.js';
import { MixWorker } from '../../../src/results/mix.worker.js';
import { seal } from '../../../src/sealing/envelope.js';
import { EnvelopeEntity } from '../../../src/surveys/envelope.entity.js';
import { Dice } from '../dice.js';
import { given } from '../../support/given.js';
import { givenOpenCycle, type GivenRequest, type OpenCycle } from '../../support/given-open-cycle.js';
import { questionnaireOf } from '../../support/reviews.js';
import type { TestApp } from '../../support/test-app.js';

/** One review as the attacker knows it: who answered in which order, and which comment is whose, to count hits. */
export interface PlayedReview {
  readonly reviewId: string;
  /** In the order of answering, as somebody saw it who watched the progress page or the wire. */
  readonly raters: readonly PlayedRater[];
}

export interface PlayedRater {
  readonly assignmentId: string;
  /** The comment this rater wrote; nobody else may know. */
  readonly text: string;
  /** Bytes of the envelope as it lay in the table while the cycle was open. */
  readonly envelopeBytes: number;
}

export interface PlayedGame {
  readonly cycleId: string;
  readonly reviews: readonly PlayedReview[];
}

const peers = 8;
/** So many reviews are answered over HTTP like any; the others by the same two rows in the same write, for speed. */
const overHttp = 4;

/** Eight peers with different answers, long and short comments, in a known random order, about many people; then mixed. */
export async function playGame(
  testApp: TestApp,
  reviews: number,
  seed: number,
  beforeMix: () => Promise<void> = async () => undefined,
): Promise<PlayedGame> {
  const dice = new Dice(seed);
  const who = given(testApp);
  const raters = await Promise.all(Array.from({ length: peers }, () => who.employee()));
  const cycle = await givenOpenCycle(testApp, { questionnaire: questionnaireOf([3, 2]), asked: {} });
  const played: PlayedReview[] = [];
  for (let number = 0; number < reviews; number++) {
    const reviewId = await cycle.review({ peer: peers }, await who.employee(), { peer: dice.shuffled(raters) });
    const asked = dice.shuffled(cycle.requests.filter((request) => request.reviewId === reviewId));
    const answered: PlayedRater[] = [];
    for (const [place, request] of asked.entries()) {
      const text = commentOf(dice);
      await (number < overHttp ? answerByLink : answerDirectly)(testApp, cycle, request, place, text);
      const { sealed } = await testApp.database
        .of(EnvelopeEntity)
        .findOneByOrFail({ assignmentId: request.assignmentId });
      answered.push({ assignmentId: request.assignmentId, text, envelopeBytes: sealed?.length ?? 0 });
    }
    played.push({ reviewId, raters: answered });
  }
  await beforeMix();
  await cycle.change({ state: 'mixing', closedAt: testApp.clock.now() });
  await testApp.get(MixWorker).tick();
  return { cycleId: cycle.id, reviews: played };
}

/** Unique, short or long, in random letters so that nothing packs better than anything else. */
function commentOf(dice: Dice): string {
  const letters = (size: number): string =>
    Array.from({ length: size }, () => 'abcdefghijklmnopqrstuvwxyz'[dice.between(0, 25)]).join('');
  const words = dice.chance(0.5) ? dice.between(1, 3) : dice.between(40, 200);
  const text = Array.from({ length: words }, () => letters(dice.between(3, 8))).join(' ');
  return `mark ${letters(20)} ${text}`;
}

async function answerByLink(
  testApp: TestApp,
  cycle: OpenCycle,
  request: GivenRequest,
  place: number,
  text: string,
): Promise<void> {
  const browser = given(testApp).anonymous();
  const fields = { ...cycle.answers('peer', (index) => String(pointOf(place, index))), 'o-keep': text, anyway: 'yes' };
  const page = await browser.post(`${cycle.link(request).form}/send`, fields);
  const { status } = await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId });
  if (status !== 'done') throw new Error(`The answer was not taken: ${page.status} ${page.text.slice(0, 300)}`);
}

async function answerDirectly(
  testApp: TestApp,
  cycle: OpenCycle,
  { assignmentId }: GivenRequest,
  place: number,
  text: string,
): Promise<void> {
  const ratings = Object.fromEntries(
    behavioursOf(cycle.questionnaire).map(({ id }, index) => [id, pointOf(place, index)]),
  );
  const plain = Buffer.from(JSON.stringify({ ratings, examples: {}, comments: { keep: text } }));
  const { database } = testApp;
  const { publicKey } = await database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
  const sealed = seal(plain, publicKey!, cycle.id, assignmentId);
  await database.write(async () => {
    await database.of(EnvelopeEntity).insert({ assignmentId, sealed, copy: Buffer.alloc(sealed.length, 1) });
    await database.of(AssignmentEntity).update(assignmentId, { status: 'done' });
  });
}

function pointOf(place: number, index: number): number {
  return 1 + ((place + index) % 5);
}
