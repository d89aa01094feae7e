import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { code } from '../table-builder.js';

const identity = code('identity', 64, { isNullable: true });

/** The Message-ID of a mail, so that a note about one that came back finds it; mails written before have none. */
export class MailIdentity1795526400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('outbox_mail', new TableColumn(identity(runner)));
    await runner.createIndex(
      'outbox_mail',
      new TableIndex({ name: 'outbox_mail_identity', columnNames: ['identity'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbox_mail', 'outbox_mail_identity');
    await runner.dropColumn('outbox_mail', 'identity');
  }
}
