import { createPrivateKey, createPublicKey } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { KeyStanding } from '../domain/key-custody.js';
import { AppKeys } from './app-keys.js';
import { keyFileName, keyFolders, keyPurpose } from './cycle-keys.js';
import { rawPublicKey } from './envelope.js';

const others = 0o077;

/** Looks at the folders in which keys of cycles lie; opens a key only to say whether it can be opened. */
@Injectable()
export class KeyFolders {
  readonly folders: readonly string[];

  constructor(
    config: Config,
    private readonly appKeys: AppKeys,
  ) {
    this.folders = keyFolders(config);
  }

  /** `publicKey` is the cycle's in the database; null when it is not known. */
  standing(folder: string, cycleId: string, publicKey: Buffer | null): KeyStanding {
    const file = join(folder, keyFileName(cycleId));
    if (!existsSync(file)) return 'missing';
    try {
      const bytes = readFileSync(file);
      if (bytes.toString().trimStart().startsWith('{')) return 'not-wrapped';
      const { privateKey } = JSON.parse(this.appKeys.unwrap(keyPurpose(cycleId), bytes).toString()) as {
        privateKey: string;
      };
      const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
      if (publicKey && !rawPublicKey(createPublicKey(key)).equals(publicKey)) return 'foreign';
      return (statSync(file).mode & others) === 0 ? 'good' : 'open-to-others';
    } catch {
      return 'unreadable';
    }
  }

  /** The cycles whose keys a folder lists. */
  listed(folder: string): string[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.key'))
      .map((name) => name.slice(0, -'.key'.length));
  }

  /** Puts a good copy wherever one is missing or cannot be opened; the folders that were mended. */
  mend(cycleId: string, publicKey: Buffer | null): string[] {
    const standings = this.folders.map((folder) => ({ folder, is: this.standing(folder, cycleId, publicKey) }));
    const source = standings.find(({ is }) => is === 'good' || is === 'open-to-others');
    if (!source) return [];
    const bad = standings.filter(({ is }) => is !== 'good').map(({ folder }) => folder);
    for (const folder of bad) {
      const file = join(folder, keyFileName(cycleId));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (folder !== source.folder) copyFileSync(join(source.folder, keyFileName(cycleId)), file);
      chmodSync(file, 0o600);
    }
    return bad;
  }
}
