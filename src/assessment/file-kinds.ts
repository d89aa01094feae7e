const starts = {
  pdf: [Buffer.from('%PDF-')],
  png: [Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  jpg: [Buffer.from([0xff, 0xd8, 0xff])],
  jpeg: [Buffer.from([0xff, 0xd8, 0xff])],
  docx: [Buffer.from('PK\u0003\u0004')],
  xlsx: [Buffer.from('PK\u0003\u0004')],
  pptx: [Buffer.from('PK\u0003\u0004')],
  odt: [Buffer.from('PK\u0003\u0004')],
  ods: [Buffer.from('PK\u0003\u0004')],
  odp: [Buffer.from('PK\u0003\u0004')],
} as const;
const plain = ['txt', 'csv'] as const;

/** Documents, tables, pictures: nothing a browser or a system would run. */
export const takenEndings = [...Object.keys(starts), ...plain] as const;

/** The ending, in small letters, when it is one we take and the bytes begin as such a file does; else null. */
export function fileKindOf(fileName: string, contents: Buffer): string | null {
  const ending = /\.([a-z]{3,4})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if ((plain as readonly string[]).includes(ending)) return isPlainText(contents) ? ending : null;
  if (!Object.hasOwn(starts, ending)) return null;
  const known = starts[ending as keyof typeof starts];
  return known.some((start) => contents.subarray(0, start.length).equals(start)) ? ending : null;
}

function isPlainText(contents: Buffer): boolean {
  if (contents.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(contents);
    return true;
  } catch {
    return false;
  }
}
