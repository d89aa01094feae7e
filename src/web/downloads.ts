import { StreamableFile } from '@nestjs/common';

const types = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const;

export type FileKind = keyof typeof types;

/** What a file is answered with beside the headers of every answer: no page of ours may run what is in it. */
export const fileHeaders = { 'content-security-policy': 'sandbox' } as const;

/** A file to keep, under a name of people's words; the route sets `fileHeaders`. */
export function download(contents: Buffer | NodeJS.ReadableStream, name: string, kind: FileKind): StreamableFile {
  const options = { type: types[kind], disposition: disposition(name, kind) };
  return Buffer.isBuffer(contents)
    ? new StreamableFile(contents, { ...options, length: contents.length })
    : new StreamableFile(contents as never, options);
}

/** A file somebody brought, as bytes and nothing else: a browser keeps it and opens nothing. */
export function attachment(contents: Buffer, name: string, ending: string): StreamableFile {
  const options = { type: 'application/octet-stream', disposition: disposition(name, ending) };
  return new StreamableFile(contents, { ...options, length: contents.length });
}

function disposition(name: string, ending: string): string {
  const encoded = encodeURIComponent(`${fileName(name)}.${ending}`).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="report.${ending}"; filename*=UTF-8''${encoded}`;
}

/** A name every system takes: without separators, controls and marks of direction, at most 80 letters. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return [...plain].slice(0, 80).join('').trim() || 'report';
}
