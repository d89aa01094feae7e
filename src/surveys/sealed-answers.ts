import type { KeyObject } from 'node:crypto';
import type { Answers } from '../domain/answers.js';
import { open, seal } from '../sealing/envelope.js';

interface SealingCycle {
  readonly id: string;
  readonly publicKey: Buffer;
}

/** An envelope: the answers, sealed for the closing job of this cycle and this assignment only. */
export function sealAnswers(answers: Answers, cycle: SealingCycle, assignmentId: string): Buffer {
  return seal(Buffer.from(JSON.stringify(answers)), cycle.publicKey, cycle.id, assignmentId);
}

/** For the closing job alone. Throws when the envelope was made for another key, cycle or assignment, or was changed. */
export function openAnswers(sealed: Buffer, privateKey: KeyObject, cycle: SealingCycle, assignmentId: string): Answers {
  return JSON.parse(open(sealed, privateKey, cycle.publicKey, cycle.id, assignmentId).toString()) as Answers;
}
