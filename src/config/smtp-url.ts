export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); else STARTTLS where the server offers it. */
  readonly isTlsAtOnce: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** Mails per second at most; null: as fast as the server takes them. */
  readonly perSecond: number | null;
}

/** The server in an address such as smtp://name:password@mail.example.com:587?rateLimit=10; null when it is none. */
export function readSmtpUrl(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const rate = url.searchParams.get('rateLimit');
  const isOurs =
    /^smtps?:$/.test(url.protocol) &&
    /^\[[\da-f:]+\]$|^[\w.-]+$/i.test(url.hostname) &&
    ['', '/'].includes(url.pathname) &&
    [...url.searchParams.keys()].every((key) => key === 'rateLimit') &&
    (rate === null || /^[1-9]\d{0,3}$/.test(rate));
  if (!isOurs) return null;
  const isTlsAtOnce = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isTlsAtOnce ? 465 : 587),
    isTlsAtOnce,
    login: url.username ? { user: decoded(url.username), pass: decoded(url.password) } : null,
    perSecond: rate === null ? null : Number(rate),
  };
}

/** A password with a bare % is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
