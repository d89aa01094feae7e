import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, code, count, instant, json, table, text } from '../table-builder.js';

const tables = [
  table('assessment_round', [
    code('id', 40, { isPrimary: true }),
    text('name'),
    code('dueOn', 10),
    code('state', 40, { default: "'answering'" }),
    code('openedBy', 40),
    instant('openedAt'),
    instant('revealedAt', { isNullable: true }),
    instant('finishedAt', { isNullable: true }),
    code('cycleId', 40, { isNullable: true }),
    json('evidence', { isNullable: true }),
  ]),
  table(
    'assessment_participant',
    [
      code('roundId', 40, { isPrimary: true }),
      code('personId', 40, { isPrimary: true }),
      instant('sentAt', { isNullable: true }),
    ],
    { indices: [{ name: 'assessment_participant_person', columnNames: ['personId'] }] },
  ),
  table('assessment_answer', [
    code('roundId', 40, { isPrimary: true }),
    code('personId', 40, { isPrimary: true }),
    count('question', { isPrimary: true }),
    code('choice', 40, { default: "''" }),
    text('text', { default: "''" }),
  ]),
  table('assessment_agreement', [
    code('roundId', 40, { isPrimary: true }),
    count('question', { isPrimary: true }),
    count('points'),
    text('note', { default: "''" }),
  ]),
  table(
    'assessment_file',
    [
      code('id', 40, { isPrimary: true }),
      code('roundId', 40),
      code('personId', 40),
      count('question'),
      text('fileName'),
      code('ending', 40),
      bytes('contents'),
      count('size'),
      instant('addedAt'),
    ],
    {
      indices: [{ name: 'assessment_file_answer', columnNames: ['roundId', 'personId', 'question'], isUnique: true }],
    },
  ),
  table('assessment_link', [code('pillar', 40, { isPrimary: true }), code('competencyId', 40)]),
];

/** The leaders' twenty questions: rounds, who answers, what shows it, what was agreed. */
export class SelfAssessment1795527000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const make of tables) await runner.createTable(make(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const make of [...tables].reverse()) await runner.dropTable(make(runner));
  }
}
