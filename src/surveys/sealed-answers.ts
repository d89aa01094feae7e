import type { Answers } from '../domain/answers.js';
import { seal } from '../sealing/envelope.js';

interface SealingCycle {
  readonly id: string;
  readonly publicKey: Buffer;
}

/** An envelope: the answers, sealed for the closing job of this cycle and this assignment only. */
export function sealAnswers(answers: Answers, cycle: SealingCycle, assignmentId: string): Buffer {
  return seal(Buffer.from(JSON.stringify(answers)), cycle.publicKey, cycle.id, assignmentId);
}
