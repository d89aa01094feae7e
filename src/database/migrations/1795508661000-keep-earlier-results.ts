import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { code, count, instant, json, real, table, text } from '../table-builder.js';

const earlierResult = table(
  'earlier_result',
  [
    code('id', 40, { isPrimary: true }),
    code('personId', 40),
    text('cycleName'),
    text('cycleNameFolded'),
    code('endedOn', 10),
    code('competencyId', 40),
    text('competencyName'),
    code('group', 40),
    count('n'),
    real('mean'),
    real('scaleFrom'),
    real('scaleTo'),
    instant('importedAt'),
  ],
  {
    indices: [
      {
        name: 'earlier_result_figure',
        columnNames: ['personId', 'cycleNameFolded', 'competencyId', 'group'],
        isUnique: true,
      },
    ],
  },
);

const choices = json('choices', { isNullable: true });

/** Results of earlier cycles from another tool, and what a brought file of them needs to know beyond its columns. */
export class KeepEarlierResults1795508661000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(earlierResult(runner), true);
    await runner.addColumn('import_file', new TableColumn(choices(runner)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('import_file', 'choices');
    await runner.dropTable(earlierResult(runner));
  }
}
