export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

export interface FoundSeparator {
  readonly separator: Separator;
  /** The text after a first line such as `sep=;`, which spreadsheets write and read but never show. */
  readonly text: string;
}

/** The sign between cells: told by the first line, else the one that stands most often in the header outside quotes (I4). */
export function findSeparator(text: string): FoundSeparator {
  const told = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n|$)/i.exec(text);
  if (told) return { separator: told[1] as Separator, text: text.slice(told[0].length) };
  const header = headerOf(text);
  const counts = separators.map((sign) => header.split(sign).length);
  const best = counts.indexOf(Math.max(...counts));
  return { separator: separators[best] ?? ',', text };
}

/** The first line that says something, without what stands in quotes. */
function headerOf(text: string): string {
  const start = text.slice(0, 100_000).replace(/"[^"]*"/g, '');
  return start.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '';
}
