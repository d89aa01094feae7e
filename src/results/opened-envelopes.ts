import { createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { Database } from '../database/database.js';
import type { OpenedAnswers } from '../domain/answers.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { open, rawPublicKey } from '../sealing/envelope.js';
import { EnvelopeEntity } from '../surveys/envelope.entity.js';
import { readAnswers } from './sealed-answers.js';

export interface OpeningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: Buffer;
}

/** What the envelopes of one review hold, and the requests whose answer cannot be read. */
export interface OpenedReview {
  readonly opened: readonly OpenedAnswers[];
  readonly unreadable: readonly string[];
}

/** Opens envelopes; nothing else in the product does. */
@Injectable()
export class OpenedEnvelopes {
  constructor(
    private readonly database: Database,
    private readonly keys: CycleKeys,
  ) {}

  /** Throws KeyMissing when the key is nowhere. The public half is derived, never taken from the database. */
  keyOf(cycleId: string): OpeningKey {
    const privateKey = this.keys.privateKey(cycleId);
    return { privateKey, publicKey: rawPublicKey(createPublicKey(privateKey)) };
  }

  /** A request marked done without a sealed answer counts as unreadable: nothing is dropped silently. */
  async of(reviewId: string, cycleId: string, { privateKey, publicKey }: OpeningKey): Promise<OpenedReview> {
    const done = await this.database.of(AssignmentEntity).findBy({ reviewId, status: 'done' });
    const envelopes = await this.database.of(EnvelopeEntity).findBy({ assignmentId: In(done.map(({ id }) => id)) });
    const sealedOf = new Map(envelopes.map(({ assignmentId, sealed }) => [assignmentId, sealed]));
    const opened: OpenedAnswers[] = [];
    const unreadable: string[] = [];
    for (const { id, group } of done) {
      try {
        const plain = open(sealedOf.get(id) ?? Buffer.alloc(0), privateKey, publicKey, cycleId, id);
        opened.push({ group, answers: readAnswers(plain) });
      } catch {
        unreadable.push(id);
      }
    }
    return { opened, unreadable };
  }
}
