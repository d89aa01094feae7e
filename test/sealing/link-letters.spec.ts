import { describe, expect, it } from '@jest/globals';
import { randomId } from '../../src/database/random-id.js';
import { isGenuine, linkToken } from '../../src/sealing/link-token.js';

describe("a rater's link", () => {
  it('has one spelling: no other last letter opens it', () => {
    const secret = Buffer.alloc(32, 9);
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    for (let round = 0; round < 20; round++) {
      const subject = { cycleId: 'c', publicId: randomId(), generation: 1 };
      const token = linkToken(secret, subject);
      const opening = letters.filter((letter) => isGenuine(token.slice(0, -1) + letter, secret, subject));
      expect(opening).toEqual([token.at(-1)]);
    }
  });
});
