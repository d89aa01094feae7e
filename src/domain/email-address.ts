import { cleanLine, hasUnstorable, invisibleIn } from './text-cleaning.js';
import type { ProblemParams } from './errors.js';

/** The domain in ASCII (punycode), or '' when it is not a domain; given from outside, because domain/ imports no platform. */
export type ToAsciiDomain = (domain: string) => string;

export type EmailProblem =
  'email-missing' | 'email-invalid' | 'email-unsupported' | 'email-too-long' | 'email-invisible';

export interface EmailAddress {
  /** As typed, cleaned; an international domain as punycode. Mail goes here. */
  readonly address: string;
  /** Lower case, for comparison: the same person however the address is typed. */
  readonly folded: string;
}

export type EmailResult = EmailAddress | { readonly problem: EmailProblem; readonly params: ProblemParams };

const atoms = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
/** No quoted local part, comment, route, IP literal or list. */
const exotic = /["()<>[\]\\,;:\s]/u;

/** Reads a mail address: white space and invisible characters around it go, full-width forms fold, the rest is refused (I6, I12, I13, I23). */
export function readEmail(typed: string, toAsciiDomain: ToAsciiDomain): EmailResult {
  const text = trimmed(typed);
  if (text === '') return refused('email-missing');
  if (/[\r\n\u2028\u2029]/u.test(text) || hasUnstorable(text)) return refused('email-invalid');
  const hidden = invisibleIn(text);
  if (hidden.length > 0) return refused('email-invisible', { characters: hidden.join(', ') });
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return refused('email-invalid');
  if (text.length > 254) return refused('email-too-long', { length: text.length, maximum: 254 });
  return readParts(text.slice(0, at), text.slice(at + 1), toAsciiDomain);
}

function readParts(local: string, domain: string, toAsciiDomain: ToAsciiDomain): EmailResult {
  if (exotic.test(local) || exotic.test(domain) || local.length > 64) return refused('email-unsupported');
  // Mail servers that take other scripts before the @ are rare, and a mail that cannot arrive is worse than a clear no.
  if (/[^ -~]/u.test(local)) return refused('email-unsupported');
  if (!atoms.test(local) || /[!-,/:-@[-`{-~]/.test(domain)) return refused('email-invalid');
  const isInternational = /[^ -~]/u.test(domain);
  const ascii = isInternational ? toAsciiDomain(domain) : domain;
  const labels = ascii.split('.');
  if (labels.every((part) => /^\d+$/.test(part))) return refused('email-unsupported');
  if (labels.length < 2 || !labels.every((part) => label.test(part)) || /^\d+$/.test(labels.at(-1) ?? '')) {
    return refused('email-invalid');
  }
  const address = `${local}@${ascii}`;
  if (address.length > 254) return refused('email-too-long', { length: address.length, maximum: 254 });
  return { address, folded: address.toLowerCase() };
}

function trimmed(typed: string): string {
  return withoutEdges(withoutEdges(typed).normalize('NFKC'));
}

/** Goes inwards from both ends: an expression that ends in $ would begin anew at every space of a long text. */
function withoutEdges(text: string): string {
  const characters = [...text];
  const isEdge = (character: string | undefined): boolean => /[\s\p{Z}\p{Cf}]/u.test(character ?? 'x');
  let [start, end] = [0, characters.length];
  while (isEdge(characters[start])) start += 1;
  while (end > start && isEdge(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join('');
}

function refused(problem: EmailProblem, params: ProblemParams = {}): EmailResult {
  return { problem, params };
}

/** An address for a message about a bad row: one line, no invisible characters. */
export function shownAddress(typed: string): string {
  return cleanLine(typed).slice(0, 100);
}
