import { FormRejected, fieldProblem } from '../domain/errors.js';

/** Encodings a file may come in; the two old ones cannot be told apart from the bytes, so a person chooses. */
export const oldEncodings = ['windows-1256', 'windows-1252'] as const;
export type OldEncoding = (typeof oldEncodings)[number];
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | OldEncoding;

interface Signature {
  readonly problem: 'excel' | 'excel-old' | 'compressed' | 'pdf';
  readonly bytes: readonly number[];
}

const signatures: readonly Signature[] = [
  { problem: 'excel', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { problem: 'excel-old', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { problem: 'compressed', bytes: [0x1f, 0x8b] },
  { problem: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
];

/** Refuses what is no text at all, whatever its name says (I10). */
export function refuseOtherFiles(contents: Buffer): void {
  const found = signatures.find(({ bytes }) => bytes.every((byte, index) => contents[index] === byte));
  if (found) throw fileProblem(found.problem);
  const isWide = encodingByMark(contents)?.startsWith('utf-16');
  if (!isWide && contents.includes(0)) throw fileProblem('binary');
}

export function fileProblem(problem: string, params: Record<string, string | number> = {}): FormRejected {
  return new FormRejected([fieldProblem('file', `import.file.${problem}`, params)]);
}

/** The encoding the bytes themselves tell; null when they are not UTF-8 and somebody has to say (I1–I3). */
export function detectEncoding(contents: Buffer): FileEncoding | null {
  return encodingByMark(contents) ?? (isUtf8(contents) ? 'utf-8' : null);
}

/** The text without its byte order mark. Bytes the encoding does not know become U+FFFD. */
export function decode(contents: Buffer, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(contents);
}

function encodingByMark(contents: Buffer): FileEncoding | null {
  const [first, second] = contents;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function isUtf8(contents: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(contents);
    return true;
  } catch {
    return false;
  }
}
