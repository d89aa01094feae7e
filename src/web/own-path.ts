const ownOrigin = 'http://own.invalid';

/** The path if it leads to a page of ours, else the start page: nobody is ever sent elsewhere by an address we were given (I62). */
export function ownPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 1000 || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(text)) return '/';
  if (!URL.canParse(text, ownOrigin)) return '/';
  const { origin, pathname, search } = new URL(text, ownOrigin);
  return origin === ownOrigin && !pathname.startsWith('//') ? pathname + search : '/';
}
