import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface UploadedFile {
  readonly fileName: string;
  readonly contents: Buffer;
}

interface Part {
  readonly type: 'file' | 'field';
  readonly filename?: string;
  readonly value?: unknown;
  toBuffer?(): Promise<Buffer>;
}

export const uploadLimits = {
  fileSize: 10 * 1024 * 1024,
  files: 1,
  fields: 100,
  parts: 101,
  fieldSize: 10 * 1024 * 1024,
};

/** Turns multipart bodies into the same plain shape as other forms: texts by name, files as UploadedFile. */
export function flattenMultipart(server: FastifyInstance): void {
  server.addHook('preHandler', async (request: FastifyRequest) => {
    if (!request.headers['content-type']?.startsWith('multipart/form-data') || !request.body) return;
    const parts = Object.entries(request.body as Record<string, Part | Part[]>);
    const plain = await Promise.all(
      parts.map(
        async ([name, part]) =>
          [name, Array.isArray(part) ? await Promise.all(part.map(plainOf)) : await plainOf(part)] as const,
      ),
    );
    request.body = Object.fromEntries(plain);
  });
}

async function plainOf(part: Part): Promise<string | UploadedFile> {
  if (part.type !== 'file' || !part.toBuffer) return typeof part.value === 'string' ? part.value : '';
  return { fileName: (part.filename ?? '').replace(/\p{Cc}/gu, '').slice(0, 200), contents: await part.toBuffer() };
}

export function isUploadedFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && Buffer.isBuffer((value as UploadedFile).contents);
}

/** A body that breaks off or lacks its boundary: the parser throws plain errors for these, and they are no fault of ours. */
export function isBrokenUpload(error: unknown): boolean {
  return error instanceof Error && /^Multipart: |unexpected end of multipart data$/i.test(error.message);
}
