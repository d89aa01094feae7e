import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { readZip } from '../support/zip.js';

describe('what is held on me', () => {
  let testApp: TestApp;
  let mine: ReleasedReport;
  let other: ReleasedReport;

  beforeAll(async () => {
    testApp = await startTestApp();
    mine = await givenReleasedReport(testApp, { subject: { name: 'Leila Rahimi' } });
    other = await givenReleasedReport(testApp, { subject: { name: 'Sara Novak' } });
    await mine.me.submit(await mine.me.get(`/plans/${mine.reviewId}/actions/new`), typedAction);
  });

  afterAll(() => testApp.close());

  const fileOf = async (visitor: Visitor) => {
    const { status, bytes, headers } = await visitor.file('/my-data/zip');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/zip');
    return readZip(bytes);
  };

  it('is one file, reached from every page: record, reports as PDF and JSON, plan', async () => {
    const page = await mine.me.get((await mine.me.get('/')).link('What is held on me'));
    expect(page.status).toBe(200);
    const files = await fileOf(mine.me);
    const names = [...files.keys()];
    expect(names).toEqual(expect.arrayContaining(['person.json', 'plans.json', 'requests.json', 'thanks.json']));
    const pdf = names.find((name) => name.endsWith('.pdf'));
    expect(files.get(pdf!)!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(files.get('person.json')!.toString()).toContain('Leila Rahimi');
    expect(files.get('plans.json')!.toString()).toContain('Send one line before I leave.');
    const report = (await mine.me.file(`/reports/${mine.reviewId}/json`)).bytes.toString();
    expect(files.get(names.find((name) => /reports\/.*json$/.test(name))!)!.toString()).toBe(report);
  });

  it('holds nothing of anybody else, and no answer of mine', async () => {
    const text = [...(await fileOf(mine.me)).entries()].filter(([name]) => name.endsWith('.json')).join('\n');
    expect(text).not.toContain('Sara Novak');
    expect(text).not.toContain(other.reviewId);
    expect(text).not.toContain('ratings":{');
  });

  it('notes the opening of the report like any other', async () => {
    const opened = await testApp.database
      .of(AuditEntryEntity)
      .findBy({ deed: 'report.opened', actorId: mine.subject.id });
    expect(opened.length).toBeGreaterThan(0);
  });

  it('has no report before its release', async () => {
    const names = [...(await fileOf(await given(testApp).visitorFor(mine.manager))).keys()];
    expect(names.filter((name) => name.startsWith('reports/'))).toEqual([]);
  });

  it('is for whoever is signed in', async () => {
    expect((await given(testApp).anonymous().get('/my-data/zip')).path).toContain('/sign-in');
  });
});
