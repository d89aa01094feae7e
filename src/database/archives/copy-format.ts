/** The columns of `COPY public.<table> (…) FROM stdin;`, or null when a line begins no such table. */
export function copiedTable(line: string, table: string): string[] | null {
  const match = /^COPY (?:\w+\.)?"?(\w+)"? \((.+)\) FROM stdin;$/.exec(line);
  if (match?.[1] !== table) return null;
  return (match[2] ?? '').split(', ').map((name) => name.replaceAll('"', ''));
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** One line of PostgreSQL's text format: columns apart by tabs, \N for nothing, a backslash before what is not itself. */
export function copiedRow(line: string, names: readonly string[]): Record<string, string | null> {
  const cells = line.split('\t');
  return Object.fromEntries(names.map((name, index) => [name, cellOf(cells[index] ?? '\\N')]));
}

function cellOf(text: string): string | null {
  if (text === '\\N') return null;
  return text.replace(/\\(.)/gs, (_, char: string) => escapes[char] ?? char);
}
