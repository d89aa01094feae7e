import { Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../database/database.js';
import { OutboxMailEntity } from '../outbox-mail.entity.js';
import { readBounceNote } from './bounce-note.js';

/** noted: a mail of ours is marked as come back. passed: a delay or a delivery. unknown: no note, or no mail of ours. */
export type NoteOutcome = 'noted' | 'passed' | 'unknown';

/** Mails that a server took at first and sent back later: its notes come in by the webhook. */
@Injectable()
export class Bounces {
  private readonly log = new Logger(Bounces.name);

  constructor(private readonly database: Database) {}

  /** Asked twice with the same note, it notes it once. */
  async take(raw: Buffer): Promise<NoteOutcome> {
    const read = await readBounceNote(raw);
    if (read.kind === 'no-failure') return 'passed';
    if (read.kind === 'no-note') return 'unknown';
    const { messageId, answer } = read.note;
    const identity = messageId.split('@', 1)[0] ?? '';
    const isNoted = await this.database.write(async () => {
      const rows = this.database.of(OutboxMailEntity);
      // Whatever was dropped since, because the address was put right, stays dropped.
      const where = { identity, state: In(['sending', 'sent', 'uncertain', 'due', 'bounced']) };
      const changed = await rows.update(where, { state: 'bounced', leaseUntil: null, serverAnswer: answer });
      return (changed.affected ?? 0) > 0;
    });
    if (isNoted) this.log.log('A mail came back after its server had taken it');
    return isNoted ? 'noted' : 'unknown';
  }
}
