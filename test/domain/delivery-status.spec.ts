import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answerOf,
  bounceReason,
  failureIn,
  messageIdIn,
  readDeliveryStatus,
} from '../../src/domain/delivery-status.js';

const body = (fields: string): string => `Reporting-MTA: dns; mx.example\r\n\r\n${fields}\r\n`;

describe('a delivery status', () => {
  it('is read with folded lines, in any case and order', () => {
    const [status, ...others] = readDeliveryStatus(
      body(
        'action: Failed\r\nSTATUS: 5.1.1 (bad)\r\nFinal-Recipient: rfc822; a@x.example\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n  User unknown',
      ),
    );
    expect(others).toEqual([]);
    expect(status).toEqual({ action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 User unknown' });
    expect(answerOf(status!)).toBe('550 5.1.1 User unknown');
  });

  it.each([
    ['failed', '5.1.1', true],
    // A server that tried for five days gives up with the code of its last try.
    ['failed', '4.4.1', true],
    ['failed', '', true],
    ['failed', '2.0.0', false],
    ['delayed', '4.4.1', false],
    ['delivered', '2.0.0', false],
    ['relayed', '2.0.0', false],
    ['', '5.1.1', false],
  ])('%s %s: came back for good %p', (action, status, isFailure) => {
    expect(failureIn([{ action, status, diagnostic: '' }]) !== null).toBe(isFailure);
  });

  it('finds the one that failed among several', () => {
    const text = body(
      'Final-Recipient: rfc822; a@x\nAction: delivered\n\nFinal-Recipient: rfc822; b@x\nAction: failed\nStatus: 5.2.2',
    );
    expect(failureIn(readDeliveryStatus(text))?.status).toBe('5.2.2');
  });

  it.each([
    ['550 5.1.1 No such mailbox here', 'address'],
    ['5.1.10 <a@x>: does not exist', 'address'],
    ['550 No such user', 'address'],
    ['552 5.2.2 Over quota', 'full'],
    ['4.2.2 mailbox full', 'full'],
    ['550 5.2.1 Mailbox disabled', 'address'],
    ['550 5.7.1 Message rejected as spam', 'refused'],
    ['554 5.4.0 Loop', 'other'],
    ['Roundview: Error', 'other'],
    ['', 'other'],
  ] as const)('%p means %s', (answer, reason) => {
    expect(bounceReason(answer)).toBe(reason);
  });

  it('takes the Message-ID from the headers only', () => {
    expect(messageIdIn('To: a@x\r\nMessage-Id:\r\n <abc@host>\r\nSubject: <x@y>')).toBe('abc@host');
    expect(messageIdIn('Subject: Message-ID: <abc@host>')).toBeNull();
    expect(messageIdIn('To: a@x\n\nMessage-ID: <forged@host>')).toBeNull();
    expect(messageIdIn('')).toBeNull();
  });

  it('reads anything without breaking, and keeps answers short and on one line', () => {
    const pieces = fc.constantFrom(
      'Final-Recipient: rfc822; a@x',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: ',
      '\n',
      '\r\n\r\n',
      ':',
      ' ',
      '\u0000',
      '\u202e',
    );
    const input = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(input, (text) => {
        for (const status of readDeliveryStatus(text)) {
          const answer = answerOf(status);
          expect(answer).not.toMatch(/[\r\n\u0000\u202e]/);
          expect([...answer].length).toBeLessThanOrEqual(500);
          expect(status.status).toMatch(/^(?:[245]\.\d{1,3}\.\d{1,3})?$/);
        }
        const id = messageIdIn(text);
        expect(id === null || !/[<>\s]/.test(id)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
