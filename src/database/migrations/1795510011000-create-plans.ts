import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, count, instant, json, table, text, yesNo } from '../table-builder.js';

/** What people plan after a report, what they note about it, and when they talk with their manager. */
const tables = [
  table(
    'plan',
    [
      code('id', 40, { isPrimary: true }),
      code('personId', 40),
      code('reviewId', 40),
      instant('createdAt'),
      code('sharedWithId', 40, { isNullable: true }),
      instant('sharedAt', { isNullable: true }),
      yesNo('sharesNotes'),
      yesNo('sharesFigures'),
      yesNo('remindersStopped'),
    ],
    { uniques: [{ name: 'plan_once', columnNames: ['reviewId'] }] },
  ),
  table(
    'plan_action',
    [
      code('id', 40, { isPrimary: true }),
      code('planId', 40),
      count('position'),
      code('behaviourId', 40),
      json('behaviour'),
      text('what'),
      code('dueOn', 10),
      text('whoNotices'),
      text('howKnown'),
      code('begunOn', 10),
      code('doneOn', 10, { isNullable: true }),
      yesNo('isShared'),
    ],
    { indices: [{ name: 'plan_action_plan', columnNames: ['planId'] }] },
  ),
  table(
    'plan_note',
    [
      code('id', 40, { isPrimary: true }),
      code('actionId', 40),
      text('text'),
      code('writtenOn', 10),
      instant('writtenAt'),
    ],
    { indices: [{ name: 'plan_note_action', columnNames: ['actionId'] }] },
  ),
  table('conversation', [code('reviewId', 40, { isPrimary: true }), code('managerId', 40), code('onDay', 10)]),
];

export class CreatePlans1795510011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const make of tables) await runner.createTable(make(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const make of [...tables].reverse()) await runner.dropTable(make(runner));
  }
}
