import { crc32, deflateSync } from 'node:zlib';

export interface PngWishes {
  readonly width?: number;
  readonly height?: number;
  readonly interlace?: number;
  /** Further chunks before the pixels. */
  readonly more?: readonly (readonly [type: string, data: Buffer])[];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A teal picture in colour without alpha. */
export function png({ width = 60, height = 20, interlace = 0, more = [] }: PngWishes = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, interlace], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: Math.min(width, 200) }, () => Buffer.from([13, 92, 99])),
  ]);
  const pixels = Buffer.concat(Array.from({ length: Math.min(height, 200) }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 1 × 1 pixel, baseline, with a comment that is nobody's business. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD//gAIc2VjcmV0/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AFSf/9k=',
  'base64',
);
