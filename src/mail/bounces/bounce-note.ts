import PostalMime from 'postal-mime';
import { answerOf, failureIn, messageIdIn, readDeliveryStatus } from '../../domain/delivery-status.js';

/** What a mail server's note tells about one of our mails. */
export interface BounceNote {
  /** The Message-ID of the mail that came back, without its angle brackets. */
  readonly messageId: string;
  readonly answer: string;
}

export type ReadNote =
  | { readonly kind: 'failed'; readonly note: BounceNote }
  | { readonly kind: 'no-failure' }
  | { readonly kind: 'no-note' };

const statusPart = /^message\/(?:global-)?delivery-status$/;
const returnedPart = /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822(?:-headers)?)$/;

/** Reads a delivery status note (RFC 3464, 6522): which mail failed for good, and why. Never throws on bad input. */
export async function readBounceNote(raw: Buffer): Promise<ReadNote> {
  const parts = await partsOf(raw);
  const statuses = parts.filter(({ type }) => statusPart.test(type)).flatMap(({ text }) => readDeliveryStatus(text));
  const ids = parts.filter(({ type }) => returnedPart.test(type)).map(({ text }) => messageIdIn(text));
  const messageId = ids.find((id) => id !== null);
  if (statuses.length === 0 || !messageId) return { kind: 'no-note' };
  const failure = failureIn(statuses);
  return failure ? { kind: 'failed', note: { messageId, answer: answerOf(failure) } } : { kind: 'no-failure' };
}

async function partsOf(raw: Buffer): Promise<{ type: string; text: string }[]> {
  try {
    const { attachments } = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'utf8',
      maxNestingDepth: 10,
      maxHeadersSize: 128 * 1024,
    });
    return attachments.map(({ mimeType, content }) => ({
      type: mimeType.toLowerCase(),
      text: typeof content === 'string' ? content : '',
    }));
  } catch {
    return [];
  }
}
