import { createHash } from 'node:crypto';

/** The part of a Message-ID before the @: the same at every try, and nothing but the mail itself can be told from it. */
export function mailIdentity(outboxId: string): string {
  return createHash('sha256').update(outboxId).digest('hex');
}
