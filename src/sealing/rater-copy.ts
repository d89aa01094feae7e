import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { pad, unpad } from './padding.js';

const nonceBytes = 12;
const tagBytes = 16;

/** Whose copy it is: the key changes with the generation, so a revoked link's copy cannot be read again. */
export interface CopyOwner {
  readonly linkSecret: Buffer;
  readonly cycleId: string;
  readonly assignmentId: string;
  readonly generation: number;
}

/** The rater's own copy of a form (draft, and what was sent), sealed under a key derived from the link secret. */
export function sealCopy(plain: Buffer, owner: CopyOwner): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', copyKey(owner), nonce, { authTagLength: tagBytes });
  return Buffer.concat([nonce, cipher.update(pad(plain)), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the copy belongs to another owner or was changed. */
export function openCopy(box: Buffer, owner: CopyOwner): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', copyKey(owner), box.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(box.subarray(-tagBytes));
  return unpad(Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]));
}

function copyKey(owner: CopyOwner): Buffer {
  const info = ['copy', owner.cycleId, owner.assignmentId, String(owner.generation)].join('\n');
  return Buffer.from(hkdfSync('sha256', owner.linkSecret, 'roundview copy 1', info, 32));
}
