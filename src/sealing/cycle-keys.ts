import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { AppKeys } from './app-keys.js';
import { rawPublicKey } from './envelope.js';

export interface CyclePublicKey {
  readonly publicKey: Buffer;
  readonly publicKeyMac: Buffer;
}

interface KeyFile {
  readonly privateKey: string;
  readonly linkSecret: string;
}

/** The key of a cycle is not where it must be. */
export class KeyMissing extends Error {
  constructor(readonly cycleId: string) {
    super(`The key of cycle ${cycleId} is missing or cannot be opened`);
  }
}

/**
 * Private key and link secret of each cycle live in files outside the database, wrapped with the application's
 * secret; with them destroyed, nothing sealed in that cycle can ever be opened, not even in old backups.
 */
@Injectable()
export class CycleKeys {
  private readonly folders: readonly string[];
  private readonly linkSecrets = new Map<string, Buffer>();

  constructor(
    config: Config,
    private readonly appKeys: AppKeys,
  ) {
    this.folders = keyFolders(config);
  }

  /** Makes the key pair and link secret of a cycle, in every key folder, and returns what the database keeps. */
  create(cycleId: string): CyclePublicKey {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const contents: KeyFile = {
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      linkSecret: randomBytes(32).toString('base64'),
    };
    const wrapped = this.appKeys.wrap(keyPurpose(cycleId), Buffer.from(JSON.stringify(contents)));
    for (const folder of this.folders) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, keyFileName(cycleId)), wrapped, { mode: 0o600 });
      chmodSync(join(folder, keyFileName(cycleId)), 0o600);
    }
    const raw = rawPublicKey(publicKey);
    return { publicKey: raw, publicKeyMac: this.macOf(cycleId, raw) };
  }

  exists(cycleId: string): boolean {
    return existsSync(join(this.folders[0] ?? '', keyFileName(cycleId)));
  }

  /** Whether the public key in the database is the one this product put there; sealing to another is refused. */
  isOurs(cycleId: string, key: CyclePublicKey): boolean {
    const expected = this.macOf(cycleId, key.publicKey);
    return key.publicKeyMac.length === expected.length && timingSafeEqual(expected, key.publicKeyMac);
  }

  linkSecret(cycleId: string): Buffer {
    const known = this.linkSecrets.get(cycleId);
    if (known && this.exists(cycleId)) return known;
    const secret = Buffer.from(this.read(cycleId).linkSecret, 'base64');
    this.linkSecrets.set(cycleId, secret);
    return secret;
  }

  /** Only the closing job opens envelopes. */
  privateKey(cycleId: string): KeyObject {
    const der = Buffer.from(this.read(cycleId).privateKey, 'base64');
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  }

  /** Deletes the key everywhere and returns the folders in which a listing still shows it. */
  destroy(cycleId: string): string[] {
    this.linkSecrets.delete(cycleId);
    for (const folder of this.folders) {
      const file = join(folder, keyFileName(cycleId));
      if (!existsSync(file)) continue;
      try {
        writeFileSync(file, randomBytes(512));
        rmSync(file, { force: true });
      } catch {
        // One folder that refuses must not keep the key in the others; the listing tells.
      }
    }
    return this.placesOf(cycleId);
  }

  /** The folders in which a listing shows the key of a cycle. */
  placesOf(cycleId: string): string[] {
    return this.folders.filter((folder) => existsSync(folder) && readdirSync(folder).includes(keyFileName(cycleId)));
  }

  private read(cycleId: string): KeyFile {
    for (const folder of this.folders) {
      try {
        const wrapped = readFileSync(join(folder, keyFileName(cycleId)));
        return JSON.parse(this.appKeys.unwrap(keyPurpose(cycleId), wrapped).toString()) as KeyFile;
      } catch {
        // The next folder may still hold a good copy.
      }
    }
    throw new KeyMissing(cycleId);
  }

  private macOf(cycleId: string, publicKey: Buffer): Buffer {
    return this.appKeys.mac('cycle public key', cycleId, publicKey);
  }
}

/** The data folder's own, then the second place where one is set. */
export function keyFolders({ dataDir, backupKeysDir }: Pick<Config, 'dataDir' | 'backupKeysDir'>): readonly string[] {
  return [join(dataDir, 'keys'), ...(backupKeysDir ? [backupKeysDir] : [])];
}

export function keyFileName(cycleId: string): string {
  return `${cycleId}.key`;
}

export function keyPurpose(cycleId: string): string {
  return `cycle key ${cycleId}`;
}
