import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { AssessmentAnswerEntity } from '../../src/assessment/assessment-answer.entity.js';
import { RoundMails } from '../../src/assessment/round-mails.js';
import { given } from '../support/given.js';
import { answerAll, openRound } from '../support/given-assessment.js';
import { readPdf } from '../support/pdf.js';
import { hashOfAllTables } from '../support/tables.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

describe('the leaders’ self-assessment', () => {
  let testApp: TestApp;
  let people: Record<'dara' | 'mina' | 'omid', PersonEntity>;
  let dara: Visitor;
  let mina: Visitor;
  let omid: Visitor;
  let hr: Visitor;
  let otherLeader: Visitor;
  let employee: Visitor;
  let round: string;

  beforeAll(async () => {
    testApp = await startTestApp();
    const who = given(testApp);
    people = {
      dara: await who.leader({ name: 'Dara Tavakoli' }),
      mina: await who.leader({ name: 'Mina Sohrabi' }),
      omid: await who.leader({ name: 'امید کریمی', locale: 'fa' }),
    };
    [dara, mina, omid] = [
      await who.visitorFor(people.dara),
      await who.visitorFor(people.mina),
      await who.visitorFor(people.omid),
    ];
    hr = await who.visitorFor(await who.administrator({ name: 'Hana Petersen' }));
    otherLeader = await who.visitorFor(await who.leader({ name: 'Late Comer' }));
    employee = await who.visitorFor(await who.employee());
  });

  afterAll(() => testApp.close());

  /** A browser drops the first line break of a text field. */
  const typedIn = (shown: Page) =>
    shown.form('/pillars/').fields.map(([name, value]) => [name, value.replace(/^\n/, '')]);
  const page = (visitor: Visitor, part = ''): Promise<Page> => visitor.get(`${round}${part}`);

  it('asks for a name, a day to come and at least one leader, and keeps what was typed', async () => {
    expect((await hr.get('/assessment')).heading).toBe('No self-assessment yet');
    const form = await hr.get('/assessment/new');
    const again = await hr.submit(form, {
      name: 'Spring',
      dueOnDay: '1',
      dueOnMonth: '11',
      dueOnYear: '2026',
      people: null,
    });
    expect(again.status).toBe(422);
    expect(again.all('.errors li')).toEqual(['Choose a day that is still to come.', 'Choose at least one leader.']);
    expect(again.form('/assessment/new').fields).toContainEqual(['name', 'Spring']);
    const foreign = await hr.submit(form, {
      name: 'x',
      dueOnDay: '40',
      dueOnMonth: '11',
      dueOnYear: '2026',
      people: ['nobody'],
    });
    expect([foreign.status, foreign.all('.errors li')[1]]).toEqual([
      422,
      'Somebody in this list is no leader any more. Please choose again.',
    ]);
  });

  it('is opened by HR, invites each leader by mail, and is the only one running', async () => {
    round = await openRound(hr, Object.values(people));
    expect(round).toMatch(/^\/assessment\/[\w-]+$/);
    const mails = await testApp.database.of(OutboxMailEntity).findBy({ kind: 'assessment-invitation' });
    expect(mails.map(({ personId }) => personId).toSorted()).toEqual(
      Object.values(people)
        .map(({ id }) => id)
        .toSorted(),
    );
    const second = await hr.submit(await hr.get('/assessment/new'), {
      name: 'Two',
      dueOnDay: '30',
      dueOnMonth: '11',
      dueOnYear: '2026',
      people: [people.dara.id],
    });
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('already running')]);
  });

  it('tells each leader before the first question who will read the answers', async () => {
    const open = await page(dara);
    expect(open.heading).toBe('Twenty questions wait for your answer');
    const promise = plain(open.all('.prose').join());
    for (const name of ['Mina Sohrabi', 'امید کریمی', 'Hana Petersen']) expect(promise).toContain(name);
    expect(promise).not.toContain('Late Comer');
    const first = await dara.get(open.link('Start'));
    expect(first.text.indexOf('Hana Petersen')).toBeGreaterThan(0);
    expect(first.text.indexOf('Hana Petersen')).toBeLessThan(first.text.indexOf('Managers meet customers'));
    for (const anchor of ['Not yet – we do not do this.', 'Everywhere – in every team, without reminders.'])
      expect(first.text).toContain(anchor);
    expect(first.all('.ev').join()).toContain('The system knows nothing of this.');
  });

  it('asks in Persian with the words of the leader’s own language', async () => {
    const first = await page(omid, '/pillars/attention');
    expect(first.root.querySelector('html')?.getAttribute('dir')).toBe('rtl');
    expect(first.text).toContain('مدیران دست‌کم ماهی یک بار با مشتریان دیدار می‌کنند، حتی وقتی شکایتی نیست.');
    expect(first.text).toContain('در بیشتر جاها – در بیشتر تیم‌ها عادت شده است.');
    expect((await omid.get(`${round}/pillars/attention?lang=ar`)).text).toContain(
      'خدمة العملاء على جدول أعمال القيادة مرة في الشهر على الأقل.',
    );
  });

  it('saves page by page and by the script, and goes on where it was left', async () => {
    const first = await page(dara, '/pillars/attention');
    const second = await dara.submit(
      first,
      { q1: '3', t1: 'Diary https://intranet.example/visits?a=1' },
      '/pillars/attention',
    );
    expect(second.heading).toBe('How well do we listen to customers?');
    const csrf = first.form('/pillars/').fields.find(([name]) => name === '_csrf')![1];
    expect((await dara.post(`${round}/pillars/listening/draft`, { _csrf: csrf, q4: 'na', t4: '' })).status).toBe(204);
    const open = await page(dara);
    expect(open.heading).toBe('You have answered 2 of 20 questions');
    expect(open.link('Continue')).toBe(`${round}/pillars/attention`);
    const kept = typedIn(await page(dara, '/pillars/attention'));
    expect(kept).toEqual(
      expect.arrayContaining([
        ['q1', '3'],
        ['t1', 'Diary https://intranet.example/visits?a=1'],
      ]),
    );
  });

  it('refuses what no page of ours sends, and a text too long, keeping what was typed', async () => {
    const first = await page(dara, '/pillars/attention');
    for (const bad of [{ q1: '5' }, { q4: '1' }, { q1: ['1', '2'] }, { evil: 'x' }])
      expect((await dara.submit(first, bad, '/pillars/attention')).status).toBe(400);
    const long = 'a '.repeat(600).trim();
    const again = await dara.submit(first, { t2: long }, '/pillars/attention');
    expect([again.status, again.all('.errors li')[0]]).toEqual([
      422,
      'Question 2: what shows this has 1,199 characters; 1,000 fit.',
    ]);
    expect(typedIn(again)).toContainEqual(['t2', long]);
    expect((await page(dara, '/pillars/nothing')).status).toBe(404);
  });

  it('keeps a file with an answer, only of kinds we take, and hands it out as an attachment', async () => {
    const form = await dara.submit(await page(dara, '/pillars/attention'), { file: '2' }, '/pillars/attention');
    expect(form.path).toBe(`${round}/questions/2/file`);
    const refused = async (name: string, contents: Buffer | string) =>
      dara.upload(form, 'file', name, contents, '/file');
    const kinds = [
      ['page.html', '<script>alert(1)</script>'],
      ['picture.png', 'no picture'],
      ['run.exe', 'MZ'],
      ['report.pdf.html', '%PDF-1.7'],
      ['notes.txt', Buffer.from([0x41, 0x00, 0x42])],
    ] as const;
    for (const [name, contents] of kinds) {
      const answer = await refused(name, contents as string);
      expect([name, answer.status]).toEqual([name, 422]);
      expect(answer.all('.errors li')[0]).toContain('This kind of file is not taken');
    }
    expect((await refused('big.txt', 'a'.repeat(5 * 1024 * 1024 + 1))).text).toContain('5 MB fit');
    expect((await refused('empty.pdf', '')).status).toBe(422);
    const after = await dara.upload(form, 'file', '../minutes <of> May.pdf', '%PDF-1.7 minutes', '/file');
    expect(after.path).toBe(`${round}/pillars/attention#q2`);
    const file = await dara.file(after.link('minutes'));
    expect([file.status, file.bytes.toString()]).toEqual([200, '%PDF-1.7 minutes']);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    });
    expect(String(file.headers['content-disposition'])).toMatch(
      /^attachment; filename="report\.pdf"; filename\*=UTF-8''minutes%20of%20May\.pdf$/,
    );
    for (const other of [mina, hr, otherLeader, employee])
      expect((await other.file(after.link('minutes'))).status).toBe(404);
    expect((await mina.upload(form, 'file', 'x.pdf', '%PDF-', '/file')).status).toBe(403);
  });

  it('is answered only by those who take part; nobody sees what others answered', async () => {
    for (const other of [hr, otherLeader]) {
      expect((await page(other, '/pillars/attention')).status).toBe(404);
      expect((await page(other, '/sending')).status).toBe(404);
      expect((await page(other, '/questions/1')).status).toBe(404);
    }
    for (const part of ['', '/pillars/attention', '/pdf', '/csv'])
      expect((await page(employee, part)).status).toBe(404);
    expect((await given(testApp).anonymous().get(round)).heading).toContain('Sign in');
    for (const reader of [hr, mina, otherLeader]) {
      const open = await page(reader);
      expect(open.html).not.toContain('Diary');
      for (const part of ['/pdf', '/csv', '/questions/1']) expect((await page(reader, part)).status).toBe(404);
    }
    // Reading changes nothing.
    const before = await hashOfAllTables(testApp);
    for (const part of ['', '/closing', '/discarding', '/changes']) await page(hr, part);
    expect(await hashOfAllTables(testApp)).toEqual(before);
    for (const part of ['/closing', '/changes', '/discarding', '/finishing'])
      expect((await page(mina, part)).status).toBe(404);
  });

  it('reminds once a week before and on the day, only who has not sent', async () => {
    await answerAll(
      dara,
      round,
      (question) => (question === 1 ? '3' : '2'),
      (question) => (question === 1 ? 'Diary https://intranet.example/visits?a=1' : ''),
    );
    const reminders = () => testApp.database.of(OutboxMailEntity).findBy({ kind: 'assessment-reminder' });
    await testApp.get(RoundMails).tick();
    expect(await reminders()).toEqual([]);
    testApp.clock.set('2026-11-24T09:00:00Z');
    await testApp.get(RoundMails).tick();
    await testApp.get(RoundMails).tick();
    expect((await reminders()).map(({ personId }) => personId).toSorted()).toEqual(
      [people.mina.id, people.omid.id].toSorted(),
    );
    testApp.clock.set('2026-11-30T09:00:00Z');
    await testApp.get(RoundMails).tick();
    expect(await reminders()).toHaveLength(4);
  });

  it('lets a leader change answers until all have sent', async () => {
    const visitor = await given(testApp).visitorFor(people.dara);
    expect((await visitor.get(round)).heading).toBe('Your answers are sent');
    const again = await visitor.submit(await visitor.get(`${round}/pillars/results`), { q20: '4' }, '/pillars/results');
    expect(again.path).toBe(`${round}/sending`);
    expect(again.all('.warn')).toEqual([]);
    const stored = await testApp.database
      .of(AssessmentAnswerEntity)
      .findOneBy({ personId: people.dara.id, question: 20 });
    expect(stored?.choice).toBe('4');
  });

  it('cannot be sent without any answer', async () => {
    const visitor = await given(testApp).visitorFor(people.mina);
    const sent = await visitor.submit(await visitor.get(`${round}/sending`), {}, '/sending');
    expect([sent.status, sent.text]).toEqual([409, expect.stringContaining('Answer at least one question')]);
  });

  it('shows the answers by name once the last has sent, widest disagreement first', async () => {
    const who = given(testApp);
    [dara, mina, omid, hr, otherLeader] = [
      await who.visitorFor(people.dara),
      await who.visitorFor(people.mina),
      await who.visitorFor(people.omid),
      await who.visitorFor((await who.administrator()) as PersonEntity),
      await who.visitorFor(await who.leader({ name: 'Another Leader' })),
    ];
    await answerAll(mina, round, (question) => (question === 1 ? '0' : '2'));
    const last = await answerAll(omid, round, (question) => (question === 5 ? 'na' : '2'));
    expect(last.path).toBe(round);
    const shown = await page(dara);
    expect(shown.heading).toBe('You see 2 of 20 questions differently. Start with those.');
    expect(plain(shown.all('.dis .small').join(' | '))).toMatch(
      /Mina Sohrabi: not yet\. امید کریمی: in some places\. Dara Tavakoli: in most places\./,
    );
    expect(shown.all('.dis h3')[0]).toContain('1. Managers meet customers');
    expect(shown.all('.dis h3')).toHaveLength(20);
    // Question 1: means of 3, 0, 2; 20: 4, 2, 2; all others 2.
    expect(shown.text).toContain('of 100 so far: aware.');
  });

  it('takes no answer any more once they are shown', async () => {
    const form = await page(mina, '/pillars/attention');
    expect((await mina.submit(form, { q1: '4' }, '/pillars/attention')).status).toBe(409);
    expect((await mina.submit(await page(mina, '/sending'), {}, '/sending')).status).toBe(409);
    expect((await mina.upload(await page(mina, '/questions/1/file'), 'file', 'x.pdf', '%PDF-1', '/file')).status).toBe(
      409,
    );
  });

  it('shows others neither names nor answers, and what was agreed with what shows it', async () => {
    for (const reader of [hr, otherLeader]) {
      const outside = await page(reader);
      expect(outside.heading).toBe('The leaders are still talking');
      expect(outside.html).not.toMatch(/Dara Tavakoli|Mina Sohrabi|Diary/);
      expect((await page(reader, '/questions/1')).status).toBe(404);
      expect((await reader.file(`${round}/csv`)).bytes.toString()).not.toMatch(/Dara|Mina|Diary/);
    }
    const talk = await page(mina, '/questions/1');
    expect(plain(talk.text)).toContain('Dara Tavakoli: In most places');
    expect(talk.link('intranet.example')).toBe('https://intranet.example/visits?a=1');
    expect((await mina.submit(talk, { choice: '' }, '/questions/1')).all('.errors li')).toEqual([
      'Choose one of the five answers.',
    ]);
    const long = await mina.submit(talk, { choice: '1', note: 'b'.repeat(1001) }, '/questions/1');
    expect([long.status, long.form('/questions/1').fields.find(([name]) => name === 'choice')]).toEqual([
      422,
      ['choice', '1'],
    ]);
    expect((await mina.submit(talk, { choice: '1', note: 'Two of four visit' }, '/questions/1')).path).toBe(round);
    const outside = await page(hr);
    expect(outside.text).toContain('Agreed: just begun.');
    expect(outside.text).toContain('Two of four visit');
    expect(outside.text).toContain('Diary');
    expect(outside.html).not.toMatch(/Dara Tavakoli|Mina Sohrabi/);
    const unagreed = await dara.get(`${round}/pillars/attention`);
    const href = unagreed.link('minutes');
    expect((await mina.file(href)).status).toBe(200);
    expect((await hr.file(href)).status).toBe(404);
  });

  it('agrees at once where all said the same, and finishes only with an answer in each pillar', async () => {
    const early = await mina.submit(await page(mina, '/finishing'), {}, '/finishing');
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('Each pillar needs')]);
    await mina.submit(await page(mina), {}, '/alike');
    const ask = await page(mina, '/finishing');
    expect(ask.text).toContain('19 of 20 questions are agreed');
    const done = await mina.submit(ask, {}, '/finishing');
    // Attention: 1, 2, 2 of 4 → 42; the others 2 → 50; question 20 stays open, 19 counts alone.
    expect(done.heading).toBe('49 of 100: aware');
    expect(done.all('table.data tbody tr td.n')).toEqual(['42', '50', '50', '50', '50', '50', '50']);
    expect(done.text).toContain('1 of 2 questions count');
    expect(
      (await dara.submit(await page(dara, '/questions/20'), {}, '/questions/20').catch(() => null))?.status ?? 404,
    ).toBe(404);
    expect((await hr.file((await page(dara, '/pillars/attention')).link('minutes'))).status).toBe(200);
  });

  it.each(['en', 'fa', 'ar'])('is taken along as PDF and CSV (%s)', async (locale) => {
    const pdf = await dara.file(`${round}/pdf?lang=${locale}`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const read = readPdf(pdf.bytes);
    expect(read.pages.length).toBeGreaterThan(1);
    expect(read.pages.length).toBeLessThan(5);
    if (locale === 'en') expect(read.pages.join('')).toContain('Managersmeetcustomersatleastonceamonth');
    const csv = (await dara.file(`${round}/csv?lang=${locale}`)).bytes.toString();
    expect(csv.trim().split('\r\n').length + csv.trim().split('\n').length).toBeGreaterThan(20);
    expect(csv).toContain('Dara Tavakoli');
    expect((await hr.file(`${round}/csv?lang=${locale}`)).bytes.toString()).not.toContain('Dara Tavakoli');
  });

  it('writes down who did what, without names or words', async () => {
    const entries = (await testApp.database.of(AuditEntryEntity).find()).filter(({ deed }) =>
      deed.startsWith('assessment.'),
    );
    expect(new Set(entries.map(({ deed }) => deed))).toEqual(
      new Set(['assessment.opened', 'assessment.shown', 'assessment.agreed', 'assessment.finished']),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Dara|Diary|Winter/);
  });

  it('is ended by HR when who opened it has left, without HR reading an answer by name', async () => {
    const who = given(testApp);
    const leaving = await who.leader({ name: 'Goes Away' });
    const stays = await who.leader({ name: 'Stays Here' });
    const opened = await openRound(await who.visitorFor(leaving), [stays], 'Next', ['20', '12']);
    await testApp.database.write(() =>
      testApp.database.of(PersonEntity).update({ id: leaving.id }, { status: 'inactive' }),
    );
    const staying = await who.visitorFor(stays);
    expect(plain((await staying.get(opened)).text)).toContain('You take part alone');
    const desk = await who.visitorFor(await who.administrator());
    expect((await desk.get(`${opened}/discarding`)).status).toBe(200);
    await answerAll(
      staying,
      opened,
      () => '1',
      () => 'Only for the two of us',
    );
    const outside = await desk.get(opened);
    expect([outside.heading, outside.html.includes('Only for')]).toEqual(['The leaders are still talking', false]);
  });

  it('a leader who loses the role opens nothing any more', async () => {
    await testApp.database.write(() => testApp.database.of(RoleGrantEntity).delete({ personId: people.mina.id }));
    expect((await mina.get(round)).status).toBe(404);
  });
});
