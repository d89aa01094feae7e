import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import type { Locale } from '../../domain/locale.js';
import { type MailWording, noWording, type WordedMail } from '../../domain/mail-wording.js';
import type { CycleEntity } from '../cycle.entity.js';
import { MailWordingEntity } from './mail-wording.entity.js';

export type Wordings = ReadonlyMap<Locale, MailWording>;

const everyCycle = '';

/** Own words of mails: those of a cycle go before those for every cycle. */
@Injectable()
export class MailWordings {
  constructor(private readonly database: Database) {}

  /** What a cycle's mail says in one language. A pulse belongs to one person: words for cycles do not speak of it. */
  async of(cycle: Pick<CycleEntity, 'id' | 'kind'>, mail: WordedMail, locale: Locale): Promise<MailWording> {
    if (cycle.kind === 'pulse') return noWording;
    return (await this.forCycle(cycle.id, mail)).get(locale) ?? noWording;
  }

  async forCycle(cycleId: string, mail: WordedMail): Promise<Wordings> {
    return new Map([...(await this.stored(everyCycle, mail)), ...(await this.stored(cycleId, mail))]);
  }

  forEveryCycle(mail: WordedMail): Promise<Wordings> {
    return this.stored(everyCycle, mail);
  }

  /** The languages in which words of its own are kept for one cycle, or for every cycle ('' as id). */
  async ownLocales(cycleId: string, mail: WordedMail): Promise<Locale[]> {
    return [...(await this.stored(cycleId, mail)).keys()];
  }

  /** Words that say what holds anyway are not kept, so that a cycle follows later changes of the words for all. */
  async change(cycleId: string, mail: WordedMail, wordings: Wordings): Promise<void> {
    const inherited = cycleId === everyCycle ? new Map<Locale, MailWording>() : await this.stored(everyCycle, mail);
    for (const [locale, wording] of wordings) {
      await this.database.of(MailWordingEntity).delete({ cycleId, mail, locale });
      const { subject, opening } = inherited.get(locale) ?? noWording;
      if (wording.subject === subject && wording.opening === opening) continue;
      await this.database.of(MailWordingEntity).insert({ id: randomId(), cycleId, mail, locale, ...wording });
    }
  }

  /** A repeated cycle begins with the words of the one it repeats. */
  async copy(fromCycleId: string, toCycleId: string): Promise<void> {
    const rows = await this.database.of(MailWordingEntity).findBy({ cycleId: fromCycleId });
    for (const row of rows) {
      await this.database.of(MailWordingEntity).insert({ ...row, id: randomId(), cycleId: toCycleId });
    }
  }

  async forget(cycleId: string): Promise<void> {
    await this.database.of(MailWordingEntity).delete({ cycleId });
  }

  private async stored(cycleId: string, mail: WordedMail): Promise<Map<Locale, MailWording>> {
    const rows = await this.database.of(MailWordingEntity).findBy({ cycleId, mail });
    return new Map(rows.map(({ locale, subject, opening }) => [locale, { subject, opening }]));
  }
}
