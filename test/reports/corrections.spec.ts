import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { Config } from '../../src/config/config.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenReleasedReport, planQuestionnaire, type ReleasedReport } from '../support/given-released-report.js';
import { readPdf } from '../support/pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const points = { self: 5, manager: 2, peer: 4, subordinate: 3 } as const;
const groups = [
  'self',
  'manager',
  'peer',
  'peer',
  'peer',
  'peer',
  'subordinate',
  'subordinate',
  'subordinate',
] as const;
const requests: GivenRequest[] = groups.map((group, index) => ({
  group,
  answers: answersOf(planQuestionnaire, group, (place) => Math.min(5, points[group] + ((index + place) % 2)), {
    comments: { keep: `Words of ${group} ${index}` },
  }),
}));
const reason = 'These three work in another team';

describe('a report that HR corrects', () => {
  let testApp: TestApp;
  let report: ReleasedReport;
  let hr: Visitor;

  beforeAll(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp, { requests, settings: { managerSeesReport: true } });
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(report.reviewId, { releasedToReaderAt: testApp.clock.now() }),
    );
    hr = report.cycle.desk;
  });

  afterAll(async () => {
    await testApp.close();
  });

  const address = (part = ''): string => `/reviews/${report.reviewId}/correction${part}`;
  const latest = async () => (await testApp.get(Snapshots).latest(report.reviewId))!;
  const mails = async () => testApp.database.of(OutboxMailEntity).findBy({ kind: 'report-corrected' });
  const tokenOf = (page: Page): string => page.root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';

  it('is found on the page of the release; HR sees names and rater groups there, and nothing the report says', async () => {
    const release = await hr.get(`/cycles/${report.cycle.id}/release`);
    const page = await hr.get(release.link('Correct Leila Rahimi'));
    expect(page.heading).toBe('Correct the report of Leila Rahimi');
    const pages = [page, await hr.get(address('/names')), await hr.get(address('/block'))];
    expect(pages[2]!.all('fieldset label')).toEqual([
      'The person’s own answers',
      'Manager',
      'Peers4 people',
      'Team3 people',
    ]);
    for (const { html } of pages) {
      expect(html).not.toContain('Words of');
      for (const { others } of (await latest()).shown.competencies) expect(html).not.toContain(others!.toFixed(1));
    }
  });

  it('has its names mended once they were looked over, and tells everybody who reads it when and why', async () => {
    const before = await latest();
    const form = await hr.get(address('/names'));
    const unchanged = await hr.submit(form, { reason }, '/names/review');
    expect(unchanged.status).toBe(422);
    expect(unchanged.text).toContain('Please change at least one name, or go back.');
    const unexplained = await hr.submit(form, { subjectName: 'Leyla Rahimi' }, '/names/review');
    expect(unexplained.status).toBe(422);
    expect(unexplained.root.querySelector('#subjectName')?.getAttribute('value')).toBe('Leyla Rahimi');
    const review = await hr.submit(form, { subjectName: 'Leyla Rahimi', reason: 'Spelled wrong' }, '/names/review');
    expect(review.all('dl.sum div')[0]).toBe('Name Leila Rahimi Leyla Rahimi');
    expect((await latest()).version).toBe(before.version);
    const done = await hr.submit(review, {}, '/correction/names');
    expect(done.text).toMatch(/Names mended \d+ \w+ 20\d\d Spelled wrong/);
    const after = await latest();
    expect({ ...after.shown, header: null, corrections: null }).toEqual({
      ...before.shown,
      header: null,
      corrections: null,
    });
    expect(after.shown.header).toEqual({ ...before.shown.header, subjectName: 'Leyla Rahimi' });
    for (const visitor of [report.me, report.boss]) {
      const read = await visitor.get(`/reports/${report.reviewId}`);
      expect(read.text).toContain('Reason given: Spelled wrong');
      expect(read.html).toContain('Leyla Rahimi');
    }
    expect((await mails()).map(({ personId }) => personId).toSorted()).toEqual(
      [report.subject.id, report.manager.id].toSorted(),
    );
  });

  it('loses a whole rater group with every figure made from it, on the page, in the PDF and in every file', async () => {
    const group = await testApp.database.of(GroupSnapshotEntity).find();
    const kept = join(testApp.get(Config).dataDir, 'report-archives', 'one');
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, `${report.reviewId}-2.pdf`), 'the old words');
    const before = await latest();
    const sentBefore = (await mails()).length;
    const form = await hr.get(address('/block'));
    const unchosen = await hr.submit(form, { reason }, '/block/review');
    expect([unchosen.status, unchosen.text]).toEqual([422, expect.stringContaining('Please choose one of the groups')]);
    const foreign = await hr.submit(form, { block: 'customer', reason }, '/block/review');
    expect(foreign.status).toBe(422);
    const review = await hr.submit(form, { block: 'peer', reason }, '/block/review');
    expect(review.heading).toBe('Withhold this group: Peers?');
    const lost = review.all('section ul li');
    expect(lost).toContain('every figure of this group');
    expect(lost).toContain('the comments of this group');
    expect(lost.join()).not.toMatch(/\d/);
    expect((await latest()).version).toBe(before.version);
    const done = await hr.submit(review, {}, '/correction/block');
    expect(done.text).toContain(`Withheld: Peers`);

    const { shown } = await latest();
    const page = await report.me.get(`/reports/${report.reviewId}`);
    const csv = await report.me.get(`/reports/${report.reviewId}/csv`);
    const json = await report.me.get(`/reports/${report.reviewId}/json`);
    const pdf = readPdf((await report.me.file(`/reports/${report.reviewId}/pdf`)).bytes);
    const words = pdf.pages.join('');
    const bare = (text: string): string => text.replace(/\s+/g, '');
    for (const text of [page.text, words]) {
      expect(bare(text)).toContain(bare('with every figure made from it: peers.'));
      expect(bare(text)).toContain(bare(reason));
    }
    for (const text of [page.html, csv.html, json.html, words]) {
      expect(bare(text)).not.toContain('Wordsofpeer');
      expect(bare(text)).toContain('Wordsofsubordinate');
    }
    expect(shown.competencies.map(({ others }) => others)).toEqual([null, null]);
    expect(JSON.stringify(shown.competencies)).not.toContain('"peer"');
    expect(await testApp.database.of(GroupSnapshotEntity).find()).toEqual(group);
    const old = await testApp.database
      .of(SnapshotEntity)
      .findBy({ reviewId: report.reviewId, version: before.version });
    expect(old).toMatchObject([{ shown: null, kept: null, sha256: before.sha256 }]);
    expect(existsSync(join(kept, `${report.reviewId}-2.pdf`))).toBe(false);
    expect((await mails()).length).toBe(sentBefore + 2);
    const entries = await testApp.database.of(AuditEntryEntity).findBy({ deed: 'report.block-withheld' });
    expect(entries).toMatchObject([{ actorId: report.cycle.hr.id, details: { review: report.reviewId } }]);
    expect(JSON.stringify(entries)).not.toContain('another team');
  });

  it('cannot be given another figure, an older version or a deed twice', async () => {
    const before = await latest();
    const form = await hr.get(address('/block'));
    const smuggled = { block: 'manager', reason, version: String(before.version), competencies: '[]' };
    expect((await hr.post(address('/block'), { ...smuggled, _csrf: tokenOf(form) })).status).toBe(400);
    const review = await hr.submit(form, { block: 'manager', reason }, '/block/review');
    await hr.submit(review, {}, '/correction/block');
    const twice = await hr.submit(review, {}, '/correction/block');
    expect(twice.status).toBe(422);
    const stale = { block: 'subordinate', reason, version: String(before.version), _csrf: tokenOf(form) };
    const late = await hr.post(address('/block'), stale);
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('just corrected this report')]);
    expect((await latest()).version).toBe(before.version + 1);
  });

  it('is corrected by nobody who takes part in it, and by nobody but HR', async () => {
    const colleague = await given(testApp).visitorFor(await given(testApp).employee());
    for (const visitor of [report.me, report.boss, colleague]) {
      for (const part of ['', '/names', '/block']) expect((await visitor.get(address(part))).status).toBe(404);
    }
    await testApp.database.write(() =>
      testApp.database.of(RoleGrantEntity).insert({ personId: report.subject.id, role: 'administrator' }),
    );
    const page = await report.me.get(address());
    expect(page.text).toContain('Please ask another administrator.');
    expect(page.root.querySelectorAll('main a[href*="/correction/"]')).toEqual([]);
    expect((await report.me.get(address('/block'))).status).toBe(404);
    const own = { block: 'subordinate', reason, version: '4', _csrf: tokenOf(page) };
    expect((await report.me.post(address('/block'), own)).status).toBe(404);
  });
});
