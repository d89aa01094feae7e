import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { appSecret } from '../config/app-secret.js';
import { Config } from '../config/config.js';

const nonceBytes = 12;
const tagBytes = 16;

/** Keys derived from the application's secret, one per purpose. */
@Injectable()
export class AppKeys {
  private readonly secret: string;

  constructor(config: Config) {
    this.secret = appSecret(config.appSecret, config.dataDir);
  }

  mac(purpose: string, ...parts: (string | Buffer)[]): Buffer {
    const hmac = createHmac('sha256', this.keyFor(purpose));
    for (const part of parts) {
      const bytes = Buffer.from(part as string);
      // The length goes first, so that no two lists of parts give the same bytes.
      hmac.update(Buffer.from(`${bytes.length}:`)).update(bytes);
    }
    return hmac.digest();
  }

  /** AES-256-GCM under a key of this purpose; nonce ‖ ciphertext ‖ tag. */
  wrap(purpose: string, plain: Buffer): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(purpose), nonce, { authTagLength: tagBytes });
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the secret is another one or the bytes were changed. */
  unwrap(purpose: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(purpose), wrapped.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(wrapped.subarray(-tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }

  private keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'roundview', purpose, 32));
  }
}
