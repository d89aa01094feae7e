import { BadRequestException } from '@nestjs/common';
import { isUploadedFile } from '../web/multipart.js';
import { fileProblem } from './file-encoding.js';

export interface Upload {
  readonly fileName: string;
  readonly contents: Buffer;
}

/** The file of an import form, else the text pasted into it. */
export function readUpload(body: unknown): Upload {
  const { file, text, _csrf: _token, ...others } = (body ?? {}) as Record<string, unknown>;
  if (Object.keys(others).length > 0) throw new BadRequestException('unknown field');
  // A browser sends a nameless, empty file when none was chosen.
  if (isUploadedFile(file) && (file.fileName !== '' || file.contents.length > 0)) {
    return { fileName: file.fileName, contents: file.contents };
  }
  if (![undefined, null].includes(text as never) && typeof text !== 'string') throw new BadRequestException('text');
  if (typeof text !== 'string' || text.trim() === '') throw fileProblem('missing');
  return { fileName: '', contents: Buffer.from(text) };
}
