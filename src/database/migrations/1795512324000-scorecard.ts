import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, count, instant, json, real, table, text } from '../table-builder.js';

const tables = [
  table('scorecard_objective', [
    code('id', 40, { isPrimary: true }),
    code('perspective', 40),
    count('position'),
    text('name'),
    real('weight'),
    json('valueIds'),
    json('competencyIds'),
  ]),
  table('scorecard_link', [code('fromId', 40, { isPrimary: true }), code('toId', 40, { isPrimary: true })], {
    withoutRowid: true,
  }),
  table(
    'scorecard_measure',
    [
      code('id', 40, { isPrimary: true }),
      code('objectiveId', 40),
      count('position'),
      text('name'),
      code('source', 40),
      code('competencyId', 40, { isNullable: true }),
      text('unit', { default: "''" }),
      real('weight'),
      real('baseline', { isNullable: true }),
      real('target'),
      real('worst'),
      real('best'),
      code('ownerId', 40, { isNullable: true }),
    ],
    { indices: [{ name: 'scorecard_measure_objective', columnNames: ['objectiveId'] }] },
  ),
  table('scorecard_actual', [
    code('measureId', 40, { isPrimary: true }),
    code('period', 10, { isPrimary: true }),
    real('value'),
    code('source', 40),
    code('enteredBy', 40, { isNullable: true }),
    instant('enteredAt'),
  ]),
  table(
    'scorecard_initiative',
    [
      code('id', 40, { isPrimary: true }),
      code('objectiveId', 40),
      count('position'),
      text('name'),
      code('state', 40),
      code('ownerId', 40, { isNullable: true }),
      code('dueOn', 10, { isNullable: true }),
    ],
    { indices: [{ name: 'scorecard_initiative_objective', columnNames: ['objectiveId'] }] },
  ),
  table('scorecard_weight', [code('perspective', 40, { isPrimary: true }), real('weight')]),
  table('chain_figure', [
    code('unit', 200, { isPrimary: true }),
    code('period', 10, { isPrimary: true }),
    code('metric', 40, { isPrimary: true }),
    text('unitName'),
    real('value'),
    code('until', 10, { isNullable: true }),
    code('source', 40),
  ]),
];

/** The balanced scorecard and the figures of the service–profit chain. */
export class Scorecard1795512324000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const make of tables) await runner.createTable(make(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const make of [...tables].reverse()) await runner.dropTable(make(runner));
  }
}
