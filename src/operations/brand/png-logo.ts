import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { CleanImage } from './clean-image.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples for each pixel by colour type: grey, colour, palette, grey and alpha, colour and alpha. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export const isPng = (file: Buffer): boolean => file.subarray(0, 8).equals(signature);

/** The pixels and nothing else: unpacked, measured and packed again; null for what is damaged, interlaced or too large. */
export function cleanPng(file: Buffer, mostPixels: number): CleanImage | null {
  const chunks = chunksOf(file);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return null;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth = 0, colour = 0, compression, filter, interlace] = header.data.subarray(8);
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels) return null;
  if (!depths[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace !== 0) return null;
  const size = height * (1 + Math.ceil((width * depth * (samples[colour] ?? 0)) / 8));
  const pixels = unpacked(Buffer.concat(dataOf(chunks, 'IDAT')), size);
  if (!pixels) return null;
  const palette = dataOf(chunks, 'PLTE').slice(0, 1);
  if (colour === 3 && palette.length === 0) return null;
  const contents = Buffer.concat([
    signature,
    chunk('IHDR', header.data),
    ...palette.map((data) => chunk('PLTE', data)),
    ...dataOf(chunks, 'tRNS')
      .slice(0, 1)
      .map((data) => chunk('tRNS', data)),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { contents, type: 'image/png', width, height };
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Up to IEND; whatever hides behind it is dropped. */
function chunksOf(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > file.length || file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end))) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return null;
}

const dataOf = (chunks: readonly Chunk[], wanted: string): Buffer[] =>
  chunks.filter(({ type }) => type === wanted).map(({ data }) => data);

function unpacked(data: Buffer, size: number): Buffer | null {
  try {
    const pixels = inflateSync(data, { maxOutputLength: size + 1 });
    return pixels.length === size ? pixels : null;
  } catch {
    return null;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
