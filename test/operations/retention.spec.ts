import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { Outbox } from '../../src/mail/outbox.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { Keeper } from '../../src/operations/retention/keeper.worker.js';
import { CommentEntity } from '../../src/results/comment.entity.js';
import { MixedBlockEntity } from '../../src/results/mixed-block.entity.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('what is kept for its time', () => {
  let testApp: TestApp;
  let report: ReleasedReport;
  let hr: Visitor;

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp);
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
  });

  afterEach(() => testApp.close());

  const daysLater = async (days: number): Promise<void> => {
    testApp.clock.advance({ days });
    await testApp.get(Keeper).tick();
  };
  const answers = async (): Promise<number> => {
    const counts = [TallyEntity, MixedBlockEntity, CommentEntity].map((entity) =>
      testApp.database.of<{ reviewId: string }>(entity).countBy({ reviewId: report.reviewId }),
    );
    return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
  };

  it('goes no day too early: answers after twelve months, reports after forty-eight', async () => {
    const cycleId = report.cycle.id;
    await testApp.database.write(() => testApp.database.of(CycleEntity).update(cycleId, { state: 'released' }));
    await daysLater(364);
    expect(await answers()).toBeGreaterThan(0);
    await daysLater(3);
    expect(await answers()).toBe(0);
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycleId })).state).toBe('archived');
    const me = await given(testApp).visitorFor(report.subject);
    expect((await me.get(`/reports/${report.reviewId}`)).status).toBe(200);

    await daysLater(1000);
    expect((await (await given(testApp).visitorFor(report.subject)).get(`/reports/${report.reviewId}`)).status).toBe(
      200,
    );
    await daysLater(96);
    const later = await given(testApp).visitorFor(report.subject);
    expect((await later.get(`/reports/${report.reviewId}`)).status).toBe(404);
    expect((await later.get('/')).status).toBe(200);
    expect(await testApp.database.of(AssignmentEntity).countBy({ reviewId: report.reviewId })).toBe(0);
  });

  it('mails of a cycle go thirty days after its close, waiting ones stay', async () => {
    const { id: personId } = report.subject;
    const cycleId = report.cycle.id;
    const sent = { state: 'sent', sentAt: testApp.clock.now() } as const;
    await testApp.database.write(async () => {
      await testApp
        .get(Outbox)
        .put({ kind: 'invitation', personId, cycleId }, { kind: 'report-ready', personId, cycleId });
      await testApp.database.of(OutboxMailEntity).update({ kind: 'invitation', cycleId }, sent);
    });
    const kinds = async () => (await testApp.database.of(OutboxMailEntity).findBy({ cycleId })).map(({ kind }) => kind);
    await daysLater(29);
    expect(await kinds()).toContain('invitation');
    await daysLater(3);
    expect(await kinds()).toEqual(['report-ready']);
  });

  it('the audit log is cut at its old end, and the chain still holds', async () => {
    const log = testApp.get(AuditLog);
    await testApp.database.write(() => log.record(null, 'settings.organisation-changed'));
    const [first] = await testApp.database.of(AuditEntryEntity).find({ order: { position: 'ASC' }, take: 1 });
    await daysLater(800);
    const entries = await testApp.database.of(AuditEntryEntity).find({ order: { position: 'ASC' } });
    expect(entries.some(({ position }) => position === first!.position)).toBe(false);
    const pruned = entries.find(({ deed }) => deed === 'audit.pruned');
    expect(pruned?.details).toMatchObject({ hash: entries[0]!.previousHash });
    expect(await log.firstBreak()).toBeNull();
    await testApp.database.write(() =>
      testApp.database.of(AuditEntryEntity).update(entries[1]!.position, { deed: 'x' }),
    );
    expect(await log.firstBreak()).toBe(entries[1]!.position);
  });

  it('is done once a day, whoever asks', async () => {
    const deeds = () => testApp.database.of(AuditEntryEntity).countBy({ deed: 'cycle.archived' });
    await daysLater(400);
    await Promise.all([testApp.get(Keeper).tick(), testApp.get(Keeper).tick()]);
    expect(await deeds()).toBe(1);
  });

  describe('is set by HR', () => {
    const save = async (values: Record<string, string>) =>
      hr.submit(await hr.get('/settings/retention'), values, '/settings/retention');

    it('in any digits, noted in the log, and kept to', async () => {
      expect((await save({ answerMonths: '۲' })).path).toBe('/settings');
      expect((await hr.get('/settings/retention')).root.querySelector('#answerMonths')?.getAttribute('value')).toBe(
        '2',
      );
      expect((await hr.get('/audit')).text).toContain('Periods of keeping changed');
      await daysLater(63);
      expect(await answers()).toBe(0);
    });

    it('and comes back with what was typed where it makes no sense', async () => {
      for (const [field, value, message] of [
        ['mailDays', '6', 'from 7 to 365'],
        ['auditMonths', 'two', 'from 6 to 120'],
        ['answerMonths', '-1', 'from 1 to 60'],
        ['reportMonths', '11', 'Reports cannot go before the answers'],
      ] as const) {
        const page = await save({ [field]: value });
        expect(page.status).toBe(422);
        expect(page.text).toContain(message);
        expect(page.root.querySelector(`#${field}`)?.getAttribute('value')).toBe(value);
      }
    });
  });
});
