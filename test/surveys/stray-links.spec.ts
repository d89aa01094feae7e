import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReminderService } from '../../src/cycles/reminder.service.js';
import { Database } from '../../src/database/database.js';
import { ThrottleCountEntity } from '../../src/auth/throttle-count.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { LinksAgain } from '../../src/surveys/links-again.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

let testApp: TestApp;
let mailbox: SmtpMailbox;
let hr: Visitor;
let hana: PersonEntity;
let cycle: OpenCycle;
let rater: Visitor;

beforeAll(async () => {
  mailbox = await SmtpMailbox.start();
  testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@narvan.example' });
  hana = await given(testApp).administrator();
  hr = await given(testApp).visitorFor(hana);
  rater = given(testApp).anonymous();
});
afterAll(async () => {
  await testApp.close();
  await mailbox.stop();
});
beforeEach(async () => {
  mailbox.forget();
  cycle = await givenOpenCycle(testApp, { asked: { peer: 3 } });
});

const deliver = () => testApp.get(OutboxWorker).tick();
const progress = () => hr.get(`/cycles/${cycle.id}/progress`);

describe('a link that reached the wrong person', () => {
  const disown = async () => {
    const request = cycle.request('peer');
    await rater.submit(await rater.get(`${cycle.link(request).list}/not-me`), {}, 'not-me');
    return request;
  };

  it('is shown to HR with what to do, and no reminder goes there', async () => {
    expect((await progress()).text).not.toContain('reached somebody else');
    const { rater: person } = await disown();
    const page = await progress();
    expect(page.text).toContain(`The link of ${person.name} reached somebody else`);
    expect(page.link('Correct the address')).toBe(`/people/${person.id}/edit`);
    expect((await hr.get('/')).text).toContain('One person’s link reached somebody else');
    const { raterIds } = await testApp.get(ReminderService).remindable(cycle.id);
    expect(raterIds).not.toContain(person.id);
    expect(raterIds).toHaveLength(2);
    for (const [lang, words] of [
      ['fa', 'به دست کس دیگری رسیده است'],
      ['ar', 'إلى شخص آخر'],
    ] as const)
      expect((await hr.get(`/cycles/${cycle.id}/progress?lang=${lang}`)).text).toContain(words);
  });

  it('is put right by a corrected address: a new link leaves by itself', async () => {
    const { subject } = await disown();
    const edit = await hr.get((await progress()).link('Correct the address'));
    await hr.submit(edit, { email: 'right.person@narvan.example' });
    expect((await progress()).text).not.toContain('reached somebody else');
    await deliver();
    expect((await rater.get(mailbox.linkFor('right.person@narvan.example'))).text).toContain(
      `Feedback for ${subject.name}`,
    );
  });

  it('or, where the address is right, by a new link to it; the old one stays dead', async () => {
    const { rater: person } = await disown();
    const page = await hr.submit(await progress(), {}, '/fresh-links/');
    expect(page.text).not.toContain('reached somebody else');
    await deliver();
    const link = mailbox.linkFor(person.email);
    expect(link).not.toContain(cycle.token(person));
    expect((await rater.get(link)).status).toBe(200);
    expect((await rater.get(`/r/${cycle.token(person)}`)).status).toBe(404);
    expect((await testApp.get(ReminderService).remindable(cycle.id)).raterIds).toContain(person.id);
  });

  it('cannot be mailed by others, nor for people whose link is good', async () => {
    const { rater: person } = await disown();
    const other = cycle.requestsOf('peer')[1]?.rater as PersonEntity;
    const csrf = (await progress()).form('/fresh-links/').fields;
    expect((await hr.post(`/cycles/${cycle.id}/fresh-links/${other.id}`, csrf)).status).toBe(404);
    const employee = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await employee.post(`/cycles/${cycle.id}/fresh-links/${person.id}`, {})).status).toBe(404);
    await deliver();
    expect(mailbox.mails).toEqual([]);
  });
});

describe('asking for the link again', () => {
  const ask = (email: string) => rater.request('POST', '/link-again', new URLSearchParams({ email }).toString(), form);
  const form = 'application/x-www-form-urlencoded';
  const settled = () => testApp.get(LinksAgain).settled();

  it('also helps somebody who has sent everything: the link, and until when answers may be changed', async () => {
    const request = cycle.request('peer');
    await rater.post(`${cycle.link(request).form}/send`, cycle.answers('peer'));
    await ask(request.rater.email);
    await settled();
    await deliver();
    const [mail] = mailbox.to(request.rater.email);
    expect(mail?.subject).toBe('Your link to give feedback');
    expect(mail?.text).toContain('You can change what you sent until Monday 30 November 2026');
    expect((await rater.get(mailbox.linkFor(request.rater.email))).status).toBe(200);
  });

  it('looks for nobody before the answer has left, known or not', async () => {
    const { rater: person } = cycle.request('peer');
    const database = testApp.get(Database);
    const seen: string[] = [];
    const of = database.of.bind(database);
    database.of = ((entity: never) => {
      // Counting who asks too often is the same for everybody, known or not.
      if (entity !== ThrottleCountEntity) seen.push('looked');
      return of(entity);
    }) as typeof database.of;
    try {
      for (const email of [person.email, 'nobody@elsewhere.example']) {
        seen.length = 0;
        const answer = ask(email).then((page) => {
          seen.push('answered');
          return page;
        });
        expect((await answer).status).toBe(303);
        await settled();
        expect(seen.indexOf('answered')).toBeLessThan(seen.indexOf('looked'));
      }
    } finally {
      database.of = of as typeof database.of;
    }
  });

  it('is held back by address without a word, and by network', async () => {
    const answers = new Set<string>();
    const { rater: person } = cycle.request('peer');
    const mails = () => testApp.database.of(OutboxMailEntity).countBy({ personId: person.id });
    const before = await mails();
    for (let i = 0; i < 3; i++) {
      testApp.clock.advance({ hours: 2 });
      for (let again = 0; again < 4; again++) {
        answers.add(String((await ask(person.email)).headers.location));
        await settled();
      }
    }
    // One mail an hour, however often it is asked for.
    expect((await mails()) - before).toBe(3);
    expect([...answers]).toEqual(['/link-again/sent']);
    const statuses = [];
    for (let i = 0; i < 300; i++) statuses.push((await ask(`x${i}@elsewhere.example`)).status);
    expect(statuses[0]).toBe(303);
    expect(statuses.at(-1)).toBe(429);
    await settled();
  });
});
