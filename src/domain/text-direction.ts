const fromTheRight = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

/** The direction of a text somebody typed, by its first letter; left to right without any. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return fromTheRight.test(letter) ? 'rtl' : 'ltr';
}
