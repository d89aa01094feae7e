import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** The words of each page in the order they are drawn, without white space. */
  readonly pages: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  readonly sizes: readonly string[];
  readonly title: string;
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/** Reads a PDF as our typesetter writes it: plain objects, deflated streams, fonts with their letters. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = objectsOf(file);
  const at = (number: string | undefined): PdfObject => objects.get(number ?? '') ?? { dictionary: '', stream: null };
  const all = [...objects.values()];
  const fontNames = new Map(
    all
      .flatMap(({ dictionary }) => [...dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)])
      .map(([, name = '', number]) => [
        name,
        lettersOf(at(/\/ToUnicode (\d+)/.exec(at(number).dictionary)?.[1]).stream),
      ]),
  );
  const pages = all.filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  const described = all.filter(({ dictionary }) => dictionary.includes('/Type /FontDescriptor'));
  const title = all
    .map(({ dictionary }) => /\/Title (\(.*?\)|<[^>]*>)\s*\/Creator/s.exec(dictionary)?.[1])
    .find(Boolean);
  return {
    pages: pages.map(({ dictionary }) => wordsOf(at(/\/Contents (\d+)/.exec(dictionary)?.[1]).stream, fontNames)),
    fonts: described.map(({ dictionary }) => ({
      name: /\/FontName \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(dictionary)?.[1] ?? '',
      isEmbedded: (at(/\/FontFile[23] (\d+)/.exec(dictionary)?.[1]).stream?.length ?? 0) > 500,
    })),
    sizes: pages.map(({ dictionary }) => /\/MediaBox \[([^\]]*)\]/.exec(dictionary)?.[1] ?? ''),
    title: title ?? '',
  };
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s*/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endobj', start);
    const begin = text.slice(start, end).search(/stream\r?\n/);
    const dictionary = text.slice(start, begin < 0 ? end : start + begin).replace(/\s+/g, ' ');
    if (objects.has(match[1]!)) continue;
    objects.set(match[1]!, { dictionary, stream: begin < 0 ? null : streamOf(file, text, start + begin, dictionary) });
  }
  return objects;
}

function streamOf(file: Buffer, text: string, at: number, dictionary: string): Buffer {
  const from = at + /stream\r?\n/.exec(text.slice(at, at + 10))![0].length;
  const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0));
  return dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
}

/** Glyph → letters. */
function lettersOf(map: Buffer | null): Map<number, string> {
  const text = map?.toString('latin1') ?? '';
  return new Map(
    [...text.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)].map(([, glyph = '', letters = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(letters, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

function wordsOf(content: Buffer | null, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  const text = content?.toString('latin1') ?? '';
  let letters: ReadonlyMap<number, string> = new Map();
  let words = '';
  for (const [, font, drawn] of text.matchAll(
    /\/(F\d+) [\d.]+ Tf|((?:\[(?:[^\]\\(]|\((?:[^\\)]|\\[\s\S])*\)|\\[\s\S])*\]|\((?:[^\\)]|\\[\s\S])*\)|<[0-9A-Fa-f]*>)\s*T[jJ])/g,
  )) {
    if (font) letters = fonts.get(font) ?? letters;
    for (const bytes of drawn ? stringsOf(drawn) : []) {
      for (let place = 0; place + 1 < bytes.length; place += 2) words += letters.get(bytes.readUInt16BE(place)) ?? '';
    }
  }
  return words.replace(/\s+/g, '');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function stringsOf(drawn: string): Buffer[] {
  return [...drawn.matchAll(/\(((?:[^\\)]|\\[\s\S])*)\)|<([0-9A-Fa-f]+)>/g)].map(([, literal, hex]) => {
    if (hex !== undefined) return Buffer.from(hex, 'hex');
    const plain = (literal ?? '').replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
      /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    );
    return Buffer.from(plain, 'latin1');
  });
}
