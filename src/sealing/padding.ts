import { deflateRawSync, inflateRawSync } from 'node:zlib';

const sizes = [16, 64, 256].map((kib) => kib * 1024);
const lengthBytes = 4;
const maximumPlainBytes = 1024 * 1024;

/** Compressed, then filled with zeros to 16, 64 or 256 KiB, so that the size tells next to nothing. */
export function pad(plain: Buffer): Buffer {
  const packed = deflateRawSync(plain);
  const size = sizes.find((bytes) => packed.length + lengthBytes <= bytes);
  if (size === undefined) throw new Error('The answers are too long to be sealed');
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(packed.length);
  packed.copy(padded, lengthBytes);
  return padded;
}

export function unpad(padded: Buffer): Buffer {
  const length = padded.readUInt32BE();
  return inflateRawSync(padded.subarray(lengthBytes, lengthBytes + length), { maxOutputLength: maximumPlainBytes });
}
