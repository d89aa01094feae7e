import type { Delivery } from './outgoing-mail.js';

/** What the mail library tells about a failed mail. */
export interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message: string;
}

/**
 * What a failure means for the mail: 5xx to the recipient or the message is final; everything else may pass.
 * Trouble before any recipient was named (connection, TLS, login, sender) concerns every mail, not this one.
 */
export function judgeFailure(failure: SmtpFailure, wasHandedOver: boolean): Delivery {
  const { code, command = '', responseCode: status } = failure;
  const answer = (failure.response ?? failure.message).slice(0, 500);
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA';
  if (code === 'EMESSAGE' && command === 'MAIL FROM')
    return { outcome: 'bounced', answer, mayHaveArrived: false, blocked: null };
  if (isAboutThisMail && status !== undefined && status >= 500) {
    return { outcome: 'bounced', answer, mayHaveArrived: false, blocked: null };
  }
  const later = { outcome: 'later', answer } as const;
  if (status === 421 && wasHandedOver) return { ...later, mayHaveArrived: false, blocked: 'domain' };
  if (isAboutThisMail) return { ...later, mayHaveArrived: false, blocked: null };
  if (wasHandedOver && status === undefined) return { ...later, mayHaveArrived: true, blocked: null };
  return { ...later, mayHaveArrived: false, blocked: 'server' };
}
