import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { AppKeys } from '../sealing/app-keys.js';
import { ObjectionEntity } from './objection.entity.js';

/** Addresses nobody may ask again: kept as a code of the address, so that an objection outlives the person's erasure. */
@Injectable()
export class Objections {
  constructor(
    private readonly database: Database,
    private readonly keys: AppKeys,
  ) {}

  /** Inside a write; saying it twice says it once. */
  async add(emailFolded: string): Promise<void> {
    const addressMac = this.macOf(emailFolded);
    await this.database.of(ObjectionEntity).createQueryBuilder().insert().orIgnore().values({ addressMac }).execute();
  }

  async has(emailFolded: string): Promise<boolean> {
    return this.database.of(ObjectionEntity).existsBy({ addressMac: this.macOf(emailFolded) });
  }

  /** A question many addresses can be put to; without any objection no code is computed. */
  async asQuestion(): Promise<(emailFolded: string) => boolean> {
    const known = new Set((await this.database.of(ObjectionEntity).find()).map(({ addressMac }) => addressMac));
    return (emailFolded) => known.size > 0 && known.has(this.macOf(emailFolded));
  }

  private macOf(emailFolded: string): string {
    return this.keys.mac('objection', emailFolded).toString('hex');
  }
}
