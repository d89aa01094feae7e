import { createHmac, timingSafeEqual } from 'node:crypto';

const publicIdLength = 22;
const macBytes = 16;

/** What a link opens: the mailed one, or the one on paper. A token of one purpose is none of the other. */
export type LinkPurpose = 'answer' | 'printed';

/** What a rater's link proves: who (public id) in which cycle, with which generation of the link. */
export interface LinkSubject {
  readonly cycleId: string;
  readonly publicId: string;
  readonly generation: number;
}

/** The token of a rater's link: public id ‖ HMAC, 44 letters; nothing of the second half is ever stored. */
export function linkToken(secret: Buffer, subject: LinkSubject, purpose: LinkPurpose = 'answer'): string {
  return subject.publicId + mac(secret, subject, purpose).toString('base64url');
}

/** The public id in a token, for the one look-up; null when it cannot be one of ours. */
export function publicIdOf(token: string): string | null {
  const cleaned = withoutMailClientTail(token);
  return /^[A-Za-z0-9_-]{44}$/.test(cleaned) ? cleaned.slice(0, publicIdLength) : null;
}

/** Whether the token was made with this secret for exactly this subject; takes the same time for every wrong one. */
export function isGenuine(
  token: string,
  secret: Buffer,
  subject: LinkSubject,
  purpose: LinkPurpose = 'answer',
): boolean {
  // Letters are compared, not the bytes they spell: several last letters spell the same bytes.
  const given = Buffer.from(withoutMailClientTail(token).slice(publicIdLength));
  const expected = Buffer.from(mac(secret, subject, purpose).toString('base64url'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Mail programs sometimes take the full stop or bracket after a link into it. */
function withoutMailClientTail(token: string): string {
  return token.replace(/[.,;:!?)\]}>'"]+$/, '');
}

function mac(secret: Buffer, subject: LinkSubject, purpose: LinkPurpose): Buffer {
  return digest(secret, subject, purpose).subarray(0, macBytes);
}

/** The bytes behind the short code that is typed from paper; no part of them stands in a link. */
export function codeBytes(secret: Buffer, subject: LinkSubject): Buffer {
  return digest(secret, subject, 'typed');
}

function digest(secret: Buffer, { cycleId, publicId, generation }: LinkSubject, purpose: string): Buffer {
  return createHmac('sha256', secret)
    .update([purpose, cycleId, publicId, String(generation)].join('\n'))
    .digest();
}
