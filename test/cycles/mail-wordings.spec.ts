import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { MailWordingEntity } from '../../src/cycles/wording/mail-wording.entity.js';
import { CyclesService } from '../../src/cycles/cycles.service.js';
import type { Locale } from '../../src/domain/locale.js';
import { Outbox } from '../../src/mail/outbox.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Values, Visitor } from '../support/visitor.js';

describe('own words of mails', () => {
  let app: TestApp;
  let mailbox: SmtpMailbox;
  let cycle: OpenCycle;
  let administrator: PersonEntity;
  let hr: Visitor;

  beforeEach(async () => {
    mailbox = await SmtpMailbox.start();
    app = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
    await app.database.write(() => app.get(Organisation).change({ name: 'Narvan' }));
    cycle = await givenOpenCycle(app, { asked: { self: 1, peer: 3, customer: 1 } });
    administrator = await given(app).administrator();
    hr = await given(app).visitorFor(administrator);
  });

  afterEach(async () => {
    await app.close();
    await mailbox.stop();
  });

  const save = async (values: Values, mail = 'invitation', base = '/settings/mails') =>
    hr.submit(await hr.get(`${base}/${mail}`), values, `${base}/${mail}`);
  const stored = () => app.database.of(MailWordingEntity).find();
  const mailTo = async (
    { rater }: GivenRequest,
    kind: 'invitation' | 'reminder' | 'last-call' = 'invitation',
    locale: Locale = 'en',
  ) => {
    await app.database.write(async () => {
      await app.database.of(PersonEntity).update(rater.id, { locale });
      await app.get(Outbox).put({ kind, personId: rater.id, cycleId: cycle.id, round: String(Math.random()) });
    });
    await app.get(OutboxWorker).tick();
    const mail = mailbox.to(rater.email).at(-1);
    if (!mail) throw new Error(JSON.stringify(await app.database.of(OutboxMailEntity).find()));
    return mail;
  };
  const shownErrors = (page: Page) =>
    page.root.querySelectorAll('.errors a').map((link) => link.getAttribute('href') ?? '');

  it('stand in the mail in the reader’s language, with link and promises as ever', async () => {
    await save({
      'subject-en': 'Your view of {people} counts, {name}',
      'opening-en': 'It takes {time}.\n\n{organisation} thanks you & waits until {closing day}.',
      'subject-fa': 'نظر شما دربارهٔ {افراد}',
      'opening-fa': 'تا {روز پایان} وقت هست.',
    });
    const request = cycle.request('peer');
    const english = await mailTo(request);
    expect(english.subject).toBe(`Your view of ${request.subject.name} counts, ${request.rater.name}`);
    expect(english.text).toMatch(/It takes \d+ minutes\.\s+Narvan thanks you & waits until Monday 30 November 2026\./);
    expect(english.html).toContain('Narvan thanks you &amp; waits until');
    for (const part of [english.text, english.html]) {
      expect(part).toContain(`http://localhost:3000${cycle.link(request).list}`);
      expect(part).toContain('at least two other people');
    }
    const persian = await mailTo(request, 'invitation', 'fa');
    expect(persian.subject).toBe(`نظر شما دربارهٔ ${request.subject.name}`);
    expect(persian.text).toContain('۹ آذر ۱۴۰۵ وقت هست.');
    const arabic = await mailTo(request, 'invitation', 'ar');
    expect(arabic.subject).toContain('رأيك مطلوب');
    expect(await app.database.of(AuditEntryEntity).findBy({ deed: 'settings.mails-worded' })).toHaveLength(1);
  });

  it('speak of several people by number, and of the reader as such', async () => {
    await save({ 'subject-en': 'About {people}' }, 'reminder');
    const self = cycle.request('self');
    expect((await mailTo(self, 'reminder')).subject).toBe('About your own work');
    const { rater } = cycle.request('peer');
    for (let number = 0; number < 2; number++) await cycle.review({ peer: 1 }, undefined, { peer: [rater] });
    expect((await mailTo(cycle.request('peer'), 'reminder')).subject).toMatch(/^About .+, .+,? and .+/);
    await cycle.review({ peer: 1 }, undefined, { peer: [rater] });
    expect((await mailTo(cycle.request('peer'), 'reminder')).subject).toBe('About 4 people');
  });

  it('never compile what a name brings along', async () => {
    await save({ 'subject-en': 'For {name}', 'opening-en': 'Dear {name}' });
    const request = cycle.request('peer');
    const name = '{organisation} {{link}} <b>x</b>';
    await app.database.write(() => app.database.of(PersonEntity).update(request.rater.id, { name }));
    const mail = await mailTo(request);
    expect(mail.subject).toBe(`For ${name}`);
    expect(mail.text).toContain(`Dear ${name}`);
    expect(mail.html).toContain('Dear {organisation} {{link}} &lt;b&gt;');
  });

  it('of one cycle go before those for all, and follow them again once they are the same', async () => {
    await save({ 'subject-en': 'For all', 'opening-en': 'All read this.' });
    const base = `/cycles/${cycle.id}/mails`;
    expect((await hr.get(base)).text).toContain('As in every cycle.');
    const page = await save({ 'subject-en': 'For one', 'opening-en': '' }, 'invitation', base);
    expect([page.path, page.text]).toEqual([base, expect.stringContaining('Own words: English.')]);
    const request = cycle.request('peer');
    const mail = await mailTo(request);
    expect(mail.subject).toBe('For one');
    expect(mail.text).not.toContain('All read this.');
    await save({ 'subject-en': 'For all', 'opening-en': 'All read this.' }, 'invitation', base);
    await save({ 'subject-en': 'For all now' });
    expect((await mailTo(request)).subject).toBe('For all now');
  });

  it('are asked for by hand in the last call and reminders’ preview too', async () => {
    await save({ 'opening-en': 'Today is the day.' }, 'last-call');
    expect((await mailTo(cycle.request('peer'), 'last-call')).text).toContain('Today is the day.');
    await save({ 'subject-en': 'Still time' }, 'reminder');
    expect((await hr.get(`/cycles/${cycle.id}/reminders`)).text).toContain('Still time');
  });

  it('are tried in every language with a link that does not work, and nothing is kept', async () => {
    const page = await hr.get('/settings/mails/invitation');
    const preview = await hr.submit(
      {
        ...page,
        form: () => ({ ...page.form('/settings/mails/invitation'), action: '/settings/mails/invitation/preview' }),
      } as Page,
      { 'subject-en': 'Try {people}', 'subject-ar': 'تجربة' },
    );
    expect(preview.status).toBe(200);
    const letters = preview.root.querySelectorAll('.letter');
    expect(letters.map((letter) => letter.getAttribute('lang'))).toEqual(['en', 'fa', 'ar']);
    expect(letters[0]?.text).toContain('Try Alex Example');
    expect(preview.text).toContain('{closing day} the last day for answers');
    expect(letters[2]?.text).toContain('تجربة');
    for (const letter of letters) expect(letter.text).toContain('https://example.invalid/sample-link');
    expect(preview.root.querySelector('button[formaction]')?.getAttribute('formaction')).toMatch(
      /invitation\/preview$/,
    );
    expect(preview.root.querySelector('#subject-en')?.getAttribute('value')).toBe('Try {people}');
    expect(await stored()).toEqual([]);
  });

  it.each<[string, Values, string[]]>([
    ['an unknown placeholder (I65)', { 'subject-en': 'For {nobody}' }, ['#subject-en']],
    ['a link of HR’s own (I65)', { 'opening-fa': 'https://elsewhere.example' }, ['#opening-fa']],
    ['a line break in the subject (I65)', { 'subject-ar': 'one\r\nBcc: eve@evil.example' }, ['#subject-ar']],
    ['half a megabyte (I65)', { 'opening-en': 'x'.repeat(500_000) }, ['#opening-en']],
    ['two mistakes', { 'subject-en': '{', 'opening-en': '{x}' }, ['#subject-en', '#opening-en']],
  ])('are refused with %s, samples shown, nothing typed lost', async (_, values, fields) => {
    await save({ 'subject-en': 'As kept' });
    const page = await save({ 'opening-ar': 'يبقى هذا', ...values });
    expect([page.status, shownErrors(page)]).toEqual([422, fields]);
    expect(page.root.querySelector('#opening-ar')?.text.trim()).toBe('يبقى هذا');
    expect(page.root.querySelector('.letter')?.text).toContain('As kept');
    expect((await stored()).map(({ subject }) => subject)).toEqual(['As kept']);
  });

  it('of more than a megabyte are refused before they are read (I65)', async () => {
    expect((await save({ 'opening-en': 'x'.repeat(1_100_000) })).status).toBe(413);
    expect(await stored()).toEqual([]);
  });

  it('come along when a cycle is repeated, and are not for a pulse', async () => {
    await save({ 'subject-en': 'For one' }, 'invitation', `/cycles/${cycle.id}/mails`);
    const id = await app.database.write(() => app.get(CyclesService).repeat(cycle.id, administrator.id, 'Spring'));
    expect((await stored()).map(({ cycleId }) => cycleId).sort()).toEqual([cycle.id, id].sort());
    await hr.submit(await hr.get(`/cycles/${id}/deletion`));
    expect((await stored()).map(({ cycleId }) => cycleId)).toEqual([cycle.id]);
    await cycle.change({ kind: 'pulse' });
    expect((await mailTo(cycle.request('peer'))).subject).not.toBe('For one');
  });

  it('are for administrators, for three mails, and until answering is over', async () => {
    const other = await given(app).visitorFor(cycle.request('peer').rater);
    expect((await other.get('/settings/mails')).status).toBe(404);
    expect((await other.get(`/cycles/${cycle.id}/mails/invitation`)).status).toBe(404);
    expect((await hr.get('/settings/mails/sign-in')).status).toBe(404);
    await cycle.change({ state: 'closed' });
    expect((await hr.get(`/cycles/${cycle.id}/mails`)).status).toBe(409);
  });
});
