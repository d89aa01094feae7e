import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, code, count, instant, json, table, text, yesNo } from '../table-builder.js';

const tables = [
  table(
    'commitment',
    [
      code('id', 40, { isPrimary: true }),
      code('findingHash', 64),
      code('cycleId', 40),
      json('finding'),
      code('ownerId', 40, { isNullable: true }),
      code('dueOn', 10, { isNullable: true }),
      code('createdBy', 40),
      instant('createdAt'),
    ],
    {
      indices: [
        { name: 'commitment_owner', columnNames: ['ownerId'] },
        { name: 'commitment_finding', columnNames: ['findingHash'], isUnique: true },
      ],
    },
  ),
  table('commitment_step', [
    code('commitmentId', 40, { isPrimary: true }),
    code('step', 40, { isPrimary: true }),
    code('happenedOn', 10),
    text('text'),
    text('place', { default: "''" }),
    count('people', { isNullable: true }),
    yesNo('isTraining'),
    code('recordedBy', 40),
    instant('recordedAt'),
  ]),
  table(
    'commitment_participant',
    [code('commitmentId', 40, { isPrimary: true }), code('personId', 40, { isPrimary: true })],
    { withoutRowid: true, indices: [{ name: 'commitment_participant_person', columnNames: ['personId'] }] },
  ),
  table('customer_message', [
    code('commitmentId', 40, { isPrimary: true }),
    json('subject'),
    json('body'),
    code('audience', 40, { default: "'all'" }),
    instant('changedAt'),
    instant('sentAt', { isNullable: true }),
    code('sentBy', 40, { isNullable: true }),
    count('recipients', { default: 0 }),
  ]),
  table(
    'hearing_consent',
    [
      code('id', 40, { isPrimary: true }),
      code('personId', 40),
      code('agreedOn', 10),
      code('source', 40),
      code('recordedBy', 40, { isNullable: true }),
      text('note', { default: "''" }),
      code('stoppedOn', 10, { isNullable: true }),
    ],
    { indices: [{ name: 'hearing_consent_person', columnNames: ['personId'], isUnique: true }] },
  ),
  table(
    'recognition',
    [
      code('id', 40, { isPrimary: true }),
      code('fromId', 40),
      code('toId', 40),
      code('behaviourId', 40),
      json('statement'),
      text('text'),
      yesNo('isPublic'),
      yesNo('isHidden'),
      code('givenOn', 10),
      instant('createdAt'),
    ],
    {
      indices: [
        { name: 'recognition_given', columnNames: ['givenOn'] },
        { name: 'recognition_from', columnNames: ['fromId'] },
        { name: 'recognition_to', columnNames: ['toId'] },
      ],
    },
  ),
  table('importance_survey', [
    code('id', 40, { isPrimary: true }),
    text('name'),
    code('state', 40),
    code('questionnaireId', 40),
    count('minimum'),
    code('timeZone', 64),
    code('closesOn', 10),
    bytes('publicKey'),
    bytes('publicKeyMac'),
    json('invited'),
    text('shown', { isNullable: true }),
    text('sha256', { isNullable: true }),
    code('createdBy', 40),
    instant('launchedAt'),
    instant('closedAt', { isNullable: true }),
    instant('stuckSince', { isNullable: true }),
    code('setAsideAskedBy', 40, { isNullable: true }),
    code('setAsideAgreedBy', 40, { isNullable: true }),
    count('setAsideCount', { default: 0 }),
    instant('mixedAt', { isNullable: true }),
    instant('backupVerifiedAt', { isNullable: true }),
    instant('keyDestroyedAt', { isNullable: true }),
  ]),
  table(
    'importance_request',
    [
      code('id', 40, { isPrimary: true }),
      code('surveyId', 40),
      code('personId', 40),
      code('audience', 40),
      count('generation', { default: 1 }),
      code('status', 40, { default: "'open'" }),
      yesNo('remindersStopped'),
    ],
    { withoutRowid: true, uniques: [{ name: 'importance_request_once', columnNames: ['surveyId', 'personId'] }] },
  ),
  table(
    'importance_envelope',
    [
      code('requestId', 40, { isPrimary: true }),
      bytes('sealed', { isNullable: true }),
      bytes('copy', { isNullable: true }),
    ],
    { withoutRowid: true },
  ),
];

/** The closed loop, thanks between colleagues, and the survey on desired behaviours. */
export class FollowUp1795508778000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const make of tables) await runner.createTable(make(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const make of [...tables].reverse()) await runner.dropTable(make(runner));
  }
}
