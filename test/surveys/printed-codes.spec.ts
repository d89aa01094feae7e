import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { ReminderService } from '../../src/cycles/reminder.service.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { Erasures } from '../../src/operations/erasure/erasures.service.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { readPicture } from '../support/qr-picture.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let hana: PersonEntity;
let hr: Visitor;
let rater: Visitor;
let cycle: OpenCycle;
let request: GivenRequest;
let numberless = 0;

const withoutMail = (values: Partial<PersonEntity> = {}) =>
  given(testApp).customer({ email: '', emailFolded: `none-${numberless++}`, ...values });

beforeAll(async () => {
  testApp = await startTestApp();
  hana = await given(testApp).administrator({ name: 'Hana Vesely' });
  hr = await given(testApp).visitorFor(hana);
});
afterAll(() => testApp.close());
beforeEach(async () => {
  // Nobody in these tests is the one who tries codes too often.
  testApp.clock.advance({ minutes: 16 });
  rater = given(testApp).anonymous();
  cycle = await givenOpenCycle(testApp, { asked: { peer: 2 } });
  request = await cycle.ask(
    cycle.request('peer').reviewId,
    cycle.request('peer').subject,
    await withoutMail({ name: 'Pari Danesh' }),
    'customer',
  );
});

const printHref = (of = cycle) => `/cycles/${of.id}/printed-codes`;
const sheetFor = async (of = cycle) => hr.submit(await hr.get(printHref(of)), {});
const codeOn = (sheet: Page) => sheet.all('.card-code')[0] ?? '';
const pathOn = (sheet: Page) => new URL(readPicture(sheet.root.querySelector('.card-qr')?.innerHTML ?? '')).pathname;
const type = async (code: string) => rater.submit(await rater.get('/code'), { code });
const sendAll = (path: string, more = {}) => rater.post(`${path}/send`, { ...cycle.answers('customer'), ...more });
const envelope = () => testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId: request.assignmentId });
const status = async () =>
  (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId })).status;

describe('a sheet of codes', () => {
  it('is offered where raters without e-mail have not answered, and made once, in the words of each reader', async () => {
    const progress = await hr.get(`/cycles/${cycle.id}/progress`);
    expect(progress.text).toContain('One person still to answer has no e-mail');
    const page = await hr.get(progress.link('Print codes'));
    expect(page.text).toContain('Pari Danesh');
    expect(page.text).toContain('no code yet');
    const other = await withoutMail({ name: 'سارا رحیمی', locale: 'fa' });
    await cycle.ask(request.reviewId, request.subject, other, 'customer');
    const sheet = await hr.submit(await hr.get(printHref()), {});
    expect(sheet.all('.card h2').map((words) => words.replace(/[\u2068\u2069]/g, ''))).toEqual([
      `Your feedback about ${request.subject.name}`,
      `بازخورد شما دربارهٔ ${request.subject.name}`,
    ]);
    expect(sheet.root.querySelectorAll('.card')[1]?.getAttribute('dir')).toBe('rtl');
    expect(sheet.text).toContain('Printed by Hana Vesely');
    expect(codeOn(sheet)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect((await hr.get(printHref())).text).toContain('code printed by Hana Vesely');
    expect((await hr.get(printHref())).html).not.toContain(codeOn(sheet));
    const [entry] = await testApp.database.of(AuditEntryEntity).findBy({ deed: 'cycle.codes-printed' } as never);
    expect(JSON.stringify(entry)).toContain(hana.id);
  });

  it('wants somebody chosen, and tells so beside the list', async () => {
    const page = await hr.submit(await hr.get(printHref()), { rater: null });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Please choose at least one person.');
  });

  it('leaves out whoever gets mail, and every rater of a review about the administrator', async () => {
    const own = await cycle.review({}, hana);
    await cycle.ask(own, hana, request.rater, 'customer');
    const page = await hr.get(printHref());
    expect(page.text).toContain('Everybody who still has something to answer gets mail.');
    const { id: reviewId } = await testApp.database.of(ReviewEntity).findOneByOrFail({ id: own });
    expect(reviewId).toBe(own);
    const token = (await hr.get('/cycles/new')).form('').fields.find(([name]) => name === '_csrf')?.[1] ?? '';
    const forced = await hr.post(printHref(), { _csrf: token, rater: request.rater.id });
    expect(forced.status).toBe(409);
    expect(forced.html).not.toContain('card-code');
  });

  it('is for administrators alone', async () => {
    const employee = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await employee.get(printHref())).status).toBe(404);
    expect((await employee.post(printHref(), {})).status).toBe(404);
  });

  it('stores nothing of the code', async () => {
    const code = codeOn(await sheetFor());
    const invitation = await testApp.database.of(InvitationEntity).findOneByOrFail({ raterId: request.rater.id });
    expect(JSON.stringify(invitation)).not.toContain(code.replaceAll('-', ''));
    expect(invitation.printedBy).toBe(hana.id);
  });
});

describe('a printed code', () => {
  it('opens the form by picture and by typing, however it is typed', async () => {
    const sheet = await sheetFor();
    const code = codeOn(sheet);
    const persian = code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), persian, code.replaceAll('0', 'o')]) {
      const form = await type(typed);
      expect(form.heading).toBe(`Feedback for ${request.subject.name}`);
      expect(form.path.startsWith(pathOn(sheet))).toBe(true);
    }
    expect((await rater.get(pathOn(sheet))).text).toContain('Hana Vesely printed this code');
  });

  it('sends once, keeps no copy, counts as an answer, and shows nothing afterwards', async () => {
    const path = (await rater.get(pathOn(await sheetFor()))).path;
    const sent = await sendAll(path);
    expect(sent.heading).toBe('Thank you');
    expect(sent.text).not.toContain('change your answers');
    expect(await status()).toBe('done');
    const stored = await envelope();
    expect(stored?.copy).toBeNull();
    const sealed = stored?.sealed;
    expect(sealed).not.toBeNull();
    for (const page of [await rater.get(path), await sendAll(path), await rater.get(`${path}/decline`)]) {
      expect(page.status).toBe(410);
      expect(page.text).toContain('This form was sent');
    }
    expect((await rater.post(`${path}/decline`, {})).status).toBe(410);
    expect((await envelope())?.sealed).toEqual(sealed);
    expect((await hr.get(`/cycles/${cycle.id}/progress`)).text).not.toContain('no e-mail');
  });

  it('is stored once even when two send at the same moment', async () => {
    const path = (await rater.get(pathOn(await sheetFor()))).path;
    const pages = await Promise.all([sendAll(path), sendAll(path)]);
    expect(pages.map((page) => page.status).sort()).toEqual([200, 410]);
  });

  it('keeps nothing on the way: no draft, by button or by script', async () => {
    const page = await rater.get(pathOn(await sheetFor()));
    expect(page.html).not.toContain('data-save-url');
    expect(page.text).not.toContain('Save and continue');
    expect((await rater.post(`${page.path}/draft`, cycle.answers('customer'))).status).toBe(404);
    expect((await rater.post(`${page.path}/save`, cycle.answers('customer'))).status).toBe(404);
    expect(await envelope()).toBeNull();
  });

  it('asks once more about a form that is mostly blank, without losing what was chosen', async () => {
    const { path } = await rater.get(pathOn(await sheetFor()));
    const [first] = Object.entries(cycle.answers('customer'));
    const check = await rater.post(`${path}/send`, Object.fromEntries([first ?? ['', '']]));
    expect(check.text).toContain('Send it like this?');
    expect(await envelope()).toBeNull();
    const again = await rater.submit(check, { again: 'yes' });
    expect(again.root.querySelector('input[checked]')?.getAttribute('name')).toBe(first?.[0]);
    expect((await rater.submit(check, { anyway: 'yes' })).heading).toBe('Thank you');
  });

  it('still opens its form when the one who printed it has been erased, whose name is then told nowhere', async () => {
    const leaving = await given(testApp).administrator({ name: 'Ivo Novak' });
    const desk = await given(testApp).visitorFor(leaving);
    const sheet = await desk.submit(await desk.get(printHref()), {});
    expect((await rater.get(pathOn(sheet))).text).toContain('Ivo Novak printed this code');
    await testApp.get(Erasures).erase(leaving.id, hana.id);
    const form = await type(codeOn(sheet));
    expect(form.heading).toBe(`Feedback for ${request.subject.name}`);
    expect(form.text).toContain('Someone since erased printed this code');
    expect((await hr.get(printHref())).text).toContain('code printed by Someone since erased');
  });

  it('dies at the next printing', async () => {
    const old = await sheetFor();
    const fresh = await hr.submit(await hr.get(printHref()), { rater: request.rater.id });
    expect((await type(codeOn(old))).text).toContain('This code opens nothing');
    expect((await rater.get(pathOn(old))).status).toBe(404);
    expect((await type(codeOn(fresh))).heading).toBe(`Feedback for ${request.subject.name}`);
  });

  it('opens nothing after the close, whatever cycle it is of', async () => {
    const code = codeOn(await sheetFor());
    const other = await givenOpenCycle(testApp, { asked: { peer: 2 } });
    await cycle.change({ state: 'closed' });
    expect((await type(code)).text).toContain('This code opens nothing');
    await cycle.change({ state: 'open', closesOn: '2020-01-01' });
    expect((await type(code)).text).not.toContain('18 statements');
    // The link of one cycle is no link of another, and a mailed link is no printed one.
    expect((await rater.get(`/p/${other.token(other.request('peer').rater)}`)).status).toBe(404);
    expect((await rater.get(`/p/${cycle.token(request.rater)}`)).status).toBe(404);
  });

  it('cannot be guessed at leisure: sixty tries, then not even a right one', async () => {
    const code = codeOn(await sheetFor());
    const page = await rater.get('/code');
    const seen = [];
    for (let i = 0; i < 60; i++) seen.push((await rater.submit(page, { code: `ABCD-EFGH-${1000 + i}` })).status);
    expect(new Set(seen)).toEqual(new Set([422]));
    expect((await rater.submit(page, { code })).status).toBe(429);
    testApp.clock.advance({ minutes: 16 });
    expect((await type(code)).status).toBe(200);
  });

  it('says what a code looks like when something else was typed, without counting it as a try', async () => {
    for (const typed of ['', 'ABC', 'U'.repeat(12), 'x'.repeat(500)]) {
      const page = await type(typed);
      expect(page.status).toBe(422);
      expect(page.text).toContain('twelve letters and digits');
    }
  });
});

describe('somebody without e-mail', () => {
  it('is added by hand, gets no mail and no reminder, and a code dies when an address comes', async () => {
    const added = await hr.submit(await hr.get('/people/new/customer'), {
      name: 'Nima Azad',
      email: '',
      account: 'Orchard Ltd',
    });
    expect(added.heading).toBe('Nima Azad');
    const second = await hr.submit(await hr.get('/people/new/employee'), { name: 'Jan Night', email: '' });
    expect(second.heading).toBe('Jan Night');
    expect((await testApp.get(ReminderService).remindable(cycle.id)).raterIds).not.toContain(request.rater.id);
    const sheet = await sheetFor();
    const edit = await hr.get(`/people/${request.rater.id}/edit`);
    const orchard = { account: 'Orchard Ltd', email: 'pari@orchard.example' };
    expect((await hr.submit(edit, orchard)).heading).toBe('Pari Danesh');
    expect((await rater.get(pathOn(sheet))).status).toBe(404);
    expect((await type(codeOn(sheet))).text).toContain('This code opens nothing');
  });

  it('does not lose an address once there, where signing in hangs on it', async () => {
    const person = await given(testApp).employee();
    expect((await hr.submit(await hr.get(`/people/${person.id}/edit`), { email: '' })).status).toBe(422);
  });
});
