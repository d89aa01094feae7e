import type { CleanImage } from './clean-image.js';

/** Frame headers of the kinds that every browser shows: baseline, extended and progressive. */
const frames = [0xc0, 0xc1, 0xc2];
/** Tables, restart interval and the colour mark of Adobe; comments, positions and thumbnails are none of them. */
const kept = [0xc4, 0xdb, 0xdd];
const [start, end, scan, adobe] = [0xd8, 0xd9, 0xda, 0xee];

export const isJpeg = (file: Buffer): boolean => file[0] === 0xff && file[1] === start;

/** The picture's own segments and nothing else; null for what is damaged or too large. */
export function cleanJpeg(file: Buffer, mostPixels: number): CleanImage | null {
  const parts: Buffer[] = [file.subarray(0, 2)];
  let [width, height, scans] = [0, 0, 0];
  for (let at = 2; at + 4 <= file.length + 2;) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return null;
    if (marker === end) return finished(parts, width, height, scans);
    if (at + 4 > file.length) return null;
    const after = at + 2 + file.readUInt16BE(at + 2);
    if (after > file.length || after < at + 4) return null;
    const segment = file.subarray(at, after);
    if (frames.includes(marker)) {
      if (segment.length < 11 || width > 0) return null;
      [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
      if (width < 1 || height < 1 || width > mostPixels || height > mostPixels) return null;
    }
    const next = marker === scan ? endOfScan(file, after) : after;
    if (marker === scan) scans += 1;
    if (frames.includes(marker) || kept.includes(marker) || marker === scan || isAdobe(marker, segment)) {
      parts.push(file.subarray(at, next));
    }
    at = next;
  }
  return null;
}

function finished(parts: Buffer[], width: number, height: number, scans: number): CleanImage | null {
  if (width === 0 || scans === 0) return null;
  return { contents: Buffer.concat([...parts, Buffer.from([0xff, end])]), type: 'image/jpeg', width, height };
}

function isAdobe(marker: number, segment: Buffer): boolean {
  return marker === adobe && segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe';
}

/** Coded pixels go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  let at = from;
  while (at + 1 < file.length) {
    const following = file[at + 1] ?? 0;
    if (file[at] === 0xff && following !== 0 && !(following >= 0xd0 && following <= 0xd7)) return at;
    at += 1;
  }
  return file.length;
}
