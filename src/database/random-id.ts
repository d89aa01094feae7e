import { randomBytes } from 'node:crypto';

/** 128 random bits in URL-safe letters; says nothing about when or in which order it was made. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** Whether a text from an address can be an identifier of ours at all; anything else never reaches the database. */
export function isIdLike(text: string): boolean {
  return /^[\w-]{1,40}$/.test(text);
}
