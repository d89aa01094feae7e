import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { MailHours } from '../domain/mail-hours.js';
import { OrganisationEntity } from './organisation.entity.js';

const onlyRow = 'organisation';
const freshMs = 5_000;

/** What the organisation decided about itself; kept in memory, since every page needs it. */
@Injectable()
export class Organisation implements OnModuleInit {
  private row: OrganisationEntity;
  private readAt = 0;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    if (!this.row) await this.database.write(() => this.createRow());
    await this.refresh();
  }

  current(): OrganisationEntity {
    return this.row;
  }

  /** Between which hours of the clock this organisation's mails leave. */
  get mailHours(): MailHours {
    return { from: this.row.mailFromHour, until: this.row.mailToHour };
  }

  get isSetUp(): boolean {
    return this.row.setUpStep === 'done';
  }

  async change(fields: Partial<OrganisationEntity>): Promise<void> {
    await this.database.of(OrganisationEntity).update(onlyRow, fields);
    Object.assign(this.row, fields);
    // A write that is rolled back must not leave its values in memory.
    this.readAt = 0;
  }

  /** Another instance may have changed it: read again when what we hold is older than a few seconds. */
  async refreshIfStale(): Promise<void> {
    if (performance.now() - this.readAt > freshMs) await this.refresh();
  }

  private async refresh(): Promise<void> {
    const row = await this.database.of(OrganisationEntity).findOneBy({ id: onlyRow });
    if (row) this.row = row;
    this.readAt = performance.now();
  }

  private async createRow(): Promise<void> {
    await this.database
      .of(OrganisationEntity)
      .createQueryBuilder()
      .insert()
      .orIgnore()
      .values({
        id: onlyRow,
        name: this.config.demo ? 'Narvan Insurance' : 'Roundview',
        contactName: '',
        contactEmail: '',
        locales: ['en', 'fa', 'ar'],
        defaultLocale: 'en',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
        workingDays: [1, 2, 3, 4, 5],
        mailFromHour: 9,
        mailToHour: 11,
        smtpUrlSealed: null,
        mailFrom: null,
        mailAcceptedAt: null,
        mailAcceptedBy: null,
        setUpStep: 'you',
      })
      .execute();
  }
}
