import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { pad, unpad } from './padding.js';

const version = 'roundview envelope 1';
const publicBytes = 32;
const tagBytes = 16;
/** Each envelope has a key of its own, so the nonce may stay the same. */
const nonce = Buffer.alloc(12);

/** Seals an answer so that only the holder of the cycle's private key can open it, for this assignment only. */
export function seal(plain: Buffer, cyclePublicKey: Buffer, cycleId: string, assignmentId: string): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralPublic = rawPublicKey(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyFrom(cyclePublicKey) });
  const cipher = createCipheriv('aes-256-gcm', boxKey(shared, ephemeralPublic, cyclePublicKey), nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(Buffer.from(`${cycleId}/${assignmentId}`));
  return Buffer.concat([ephemeralPublic, cipher.update(pad(plain)), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the envelope was made for another key, cycle or assignment, or was changed. */
export function open(
  box: Buffer,
  cyclePrivateKey: KeyObject,
  cyclePublicKey: Buffer,
  cycleId: string,
  assignmentId: string,
): Buffer {
  const ephemeralPublic = box.subarray(0, publicBytes);
  const shared = diffieHellman({ privateKey: cyclePrivateKey, publicKey: publicKeyFrom(ephemeralPublic) });
  const decipher = createDecipheriv('aes-256-gcm', boxKey(shared, ephemeralPublic, cyclePublicKey), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`${cycleId}/${assignmentId}`));
  decipher.setAuthTag(box.subarray(-tagBytes));
  return unpad(Buffer.concat([decipher.update(box.subarray(publicBytes, -tagBytes)), decipher.final()]));
}

export function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function publicKeyFrom(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' });
}

function boxKey(shared: Buffer, ephemeralPublic: Buffer, recipientPublic: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeralPublic, recipientPublic]), version, 32));
}
