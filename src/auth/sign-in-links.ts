import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { hashOfSecret, newSecret } from './sessions.js';
import { SignInLinkEntity } from './sign-in-link.entity.js';

export const signInMinutes = 15;
const firstStartHours = 24;

/** Links that open something once. What is stored opens nothing: only the hash of the secret. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The secret of a new link that signs this person in once, within fifteen minutes. */
  async createFor(personId: string): Promise<string> {
    return this.create(personId, 'sign-in', signInMinutes);
  }

  /** The secret of the one link that makes the first administrator; earlier ones stop working. */
  async createFirst(): Promise<string> {
    return this.database.write(async () => {
      await this.database.of(SignInLinkEntity).delete({ purpose: 'first-administrator' });
      return this.create(null, 'first-administrator', firstStartHours * 60);
    });
  }

  async isUsable(secret: string, purpose: SignInLinkEntity['purpose']): Promise<boolean> {
    return this.database.of(SignInLinkEntity).existsBy(this.usable(secret, purpose));
  }

  /** Uses a link up; null when it is unknown, used or too old. Of two tries at once, one gets it. */
  async consume(secret: string, purpose: SignInLinkEntity['purpose']): Promise<SignInLinkEntity | null> {
    const links = this.database.of(SignInLinkEntity);
    const { affected } = await links.update(this.usable(secret, purpose), { usedAt: this.clock.now() });
    return affected === 1 ? links.findOneBy({ secretHash: hashOfSecret(secret) }) : null;
  }

  /** Links that can never open anything again. */
  async forgetOld(): Promise<void> {
    await this.database.of(SignInLinkEntity).delete({ expiresAt: LessThan(this.clock.now()) });
  }

  private usable(secret: string, purpose: SignInLinkEntity['purpose']) {
    const unused = { usedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    return { secretHash: hashOfSecret(secret), purpose, ...unused };
  }

  private async create(
    personId: string | null,
    purpose: SignInLinkEntity['purpose'],
    minutes: number,
  ): Promise<string> {
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + minutes * 60_000);
    const link = { secretHash: hashOfSecret(secret), personId, purpose, expiresAt, usedAt: null };
    await this.database.write(() => this.database.of(SignInLinkEntity).insert(link));
    return secret;
  }
}
