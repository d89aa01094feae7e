/** Addresses under which a secret follows: a rater's link, a sign-in link, a link that stops mails. */
const secretPaths = /(\/(?:r|i|hear|sign-in|first-run)\/)[^\s/?#"'<>]+/g;
const addresses = /[^\s<>"'(),;:=[\]]+@[^\s<>"'(),;:=[\]]+/g;
const credentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
/** What a database quotes is what somebody typed. */
const quoted = /((?:syntax|value|input|Detail)[^"\n]{0,80}: ?)"[^\n]*"/g;

/**
 * A line for the log without mail addresses, secrets of links and passwords of servers; whose words they are shows in no
 * line. What is left out is marked.
 */
export function maskedForLog(text: string): string {
  return text
    .replace(secretPaths, '$1[…]')
    .replace(credentials, '$1[…]@')
    .replace(quoted, '$1"[…]"')
    .replace(addresses, (found) => (found.startsWith('[…]@') || found.includes('://[…]@') ? found : '[address]'));
}
