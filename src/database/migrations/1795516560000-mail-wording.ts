import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, table, text } from '../table-builder.js';

/** Subjects and first paragraphs that an organisation gives to the mails of its cycles. */
const mailWording = table(
  'mail_wording',
  [
    code('id', 40, { isPrimary: true }),
    code('cycleId', 40, { default: "''" }),
    code('mail', 40),
    code('locale', 40),
    text('subject'),
    text('opening'),
  ],
  { uniques: [{ name: 'mail_wording_once', columnNames: ['cycleId', 'mail', 'locale'] }] },
);

export class MailWording1795516560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(mailWording(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(mailWording(runner));
  }
}
