import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { Database } from '../database/database.js';
import { keyAlarm } from '../domain/key-custody.js';
import { KeyFolders } from '../sealing/key-folders.js';
import { Alarms } from './alarms.js';

/** While answers are taken, says at once when the key that must open them is missing anywhere, or is not the right one. */
@Injectable()
export class KeyWatch {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyFolders,
    private readonly alarms: Alarms,
  ) {}

  async look(): Promise<void> {
    const cycles = await this.database
      .of(CycleEntity)
      .findBy({ state: In(['launching', 'open', 'mixing']), isImported: false });
    for (const { id, publicKey } of cycles) {
      // The key is made while the cycle is launched.
      if (!publicKey) continue;
      for (const folder of this.keys.folders) {
        const alarm = keyAlarm('needed', this.keys.standing(folder, id, publicKey));
        if (alarm) this.alarms.raise(`The key of cycle ${id} in ${folder}: ${alarm}. Run "npm run keys".`);
      }
    }
  }
}
