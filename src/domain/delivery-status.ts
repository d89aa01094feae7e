/** What a mail server reports about one recipient (RFC 3464, 2.3). */
export interface RecipientStatus {
  readonly action: string;
  /** "5.1.1"; '' where the server told none. */
  readonly status: string;
  /** The words of the server that refused, on one line. */
  readonly diagnostic: string;
}

/** Why a mail came back, as far as its receiver's server says. */
export type BounceReason = 'address' | 'full' | 'refused' | 'other';

const longestAnswer = 500;

/**
 * The groups of fields about recipients in the body of a message/delivery-status part. Fields may be folded over
 * several lines, stand in any order and case, and hold anything; what cannot be read is left out.
 */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsIn)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').toLowerCase(),
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: (fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, ''),
    }));
}

/** The first recipient whom the mail will never reach; delays and deliveries are none. */
export function failureIn(statuses: readonly RecipientStatus[]): RecipientStatus | null {
  return statuses.find(({ action, status }) => action === 'failed' && !status.startsWith('2')) ?? null;
}

/** What HR is told: code and words of the server, as one line of at most 500 characters. */
export function answerOf({ status, diagnostic }: RecipientStatus): string {
  const words = diagnostic.includes(status) ? diagnostic : `${status} ${diagnostic}`;
  const answer = words.replace(/[\p{C}\s]+/gu, ' ').trim();
  return [...(answer || 'failed')].slice(0, longestAnswer).join('');
}

/** The Message-ID among the headers of the mail that came back; null when there is none. */
export function messageIdIn(headers: string): string | null {
  const [head = ''] = headers.split(/\r?\n[ \t]*\r?\n/, 1);
  const [, id] = /<([^<>\s]{1,250})>/.exec(fieldsIn(head).get('message-id') ?? '') ?? [];
  return id ?? null;
}

/** Read from the server's answer (RFC 3463): no such address, a full mailbox, refused by a rule, or anything else. */
export function bounceReason(answer: string): BounceReason {
  const [, subject, detail] = /\b[45]\.(\d{1,3})\.(\d{1,3})\b/.exec(answer) ?? [];
  if (subject === undefined) return /^55[013]\b/.test(answer) ? 'address' : 'other';
  if (subject === '1') return 'address';
  if (subject === '2') return detail === '2' ? 'full' : detail === '1' ? 'address' : 'other';
  return subject === '7' ? 'refused' : 'other';
}

/** Names in small letters; a line that begins with a blank goes on with the field before it; the first of a name counts. */
function fieldsIn(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
