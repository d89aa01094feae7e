import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskedForLog } from '../../src/domain/log-masking.js';

describe('a line for the log', () => {
  it.each([
    ['GET /r/AbC-12_x/send failed', 'GET /r/[…]/send failed'],
    ['https://feedback.example.com/sign-in/s3cr3t?lang=fa', 'https://feedback.example.com/sign-in/[…]?lang=fa'],
    ['550 5.1.1 <leila.rahimi@narvan.example>: no such user', '550 5.1.1 <[address]>: no such user'],
    ['to leila@narvan.example, omid@narvan.example', 'to [address], [address]'],
    ['postgres://roundview:geheim@db:5432/roundview', 'postgres://[…]@db:5432/roundview'],
    ['invalid input syntax for type timestamp: "Leila said no"', 'invalid input syntax for type timestamp: "[…]"'],
    [
      'The outbox stopped: Error: connect ECONNREFUSED 127.0.0.1:25',
      'The outbox stopped: Error: connect ECONNREFUSED 127.0.0.1:25',
    ],
  ])('%s', (text, masked) => {
    expect(maskedForLog(text)).toBe(masked);
  });

  it('keeps no address and no token, whatever stands around them', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9_-]{6,30}$/);
    const around = fc.constantFrom(' ', '<', '"', '\n', ', ', ': ');
    fc.assert(
      fc.property(
        word,
        word,
        around,
        around,
        fc.constantFrom('r', 'i', 'hear', 'sign-in', 'first-run'),
        (a, b, c, d, page) => {
          const masked = maskedForLog(`x${c}${a}@${b}.example${d}/${page}/${a}${b}${c}y`);
          expect(masked).not.toContain(`${a}@`);
          expect(masked).not.toContain(`${a}${b}`);
        },
      ),
    );
  });
});
