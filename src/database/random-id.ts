import { randomBytes } from 'node:crypto';

/** 128 random bits in URL-safe letters; says nothing about when or in which order it was made. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}
