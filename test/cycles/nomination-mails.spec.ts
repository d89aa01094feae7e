import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Not } from 'typeorm';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { given } from '../support/given.js';
import { Drafting, tokenOf } from './drafting.js';

const mayPropose = {
  peer: { method: 'nomination', ask: 4, minimum: 1, maximum: 6 },
  subordinate: { method: 'chart', ask: null, minimum: 3, maximum: 20 },
  customer: { method: 'records', ask: 3, minimum: 1, maximum: 6 },
} as const;
const mayNotPropose = { ...mayPropose, peer: { ...mayPropose.peer, method: 'chart' } } as const;

describe('mails about choosing raters', () => {
  let northwind: Drafting;
  let mailbox: SmtpMailbox;
  let id: string;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    northwind = await Drafting.start({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@northwind.example' });
    const { testApp } = northwind;
    await testApp.database.write(async () => {
      await testApp.database.of(PersonEntity).update(northwind.person('Nancy').id, { locale: 'fa' });
      await testApp.database.of(PersonEntity).update(northwind.person('Anne').id, { locale: 'ar' });
    });
  });
  afterAll(async () => {
    await northwind.close();
    await mailbox.stop();
  });

  beforeEach(async () => {
    if (id) await northwind.set(id, { state: 'archived' });
    northwind.testApp.clock.set('2026-11-02T09:30:00Z');
    mailbox.forget();
  });

  const deliver = () => northwind.testApp.get(OutboxWorker).tick();
  const to = (name: string) => mailbox.to(northwind.person(name).email);
  async function nominating(choice: object): Promise<void> {
    id = await northwind.draft('Spring', { choice } as never);
    await northwind.propose(id);
    await northwind.openForProposals(id);
    expect((await northwind.cycle(id)).state).toBe('nominating');
  }
  async function submitAs(name: string): Promise<void> {
    const visitor = await northwind.visitor(name);
    const { path } = await visitor.get((await visitor.get('/nominations/mine')).link('Propose people'));
    const _csrf = await tokenOf(visitor, '/nominations/mine');
    await visitor.post(`${path}/raters`, { _csrf, raterId: northwind.person('Laura').id, group: 'peer' });
    await visitor.post(`${path}/submission`, { _csrf });
  }

  it('reach everybody reviewed and every manager once, in their language, with a way to the page', async () => {
    await nominating(mayPropose);
    await deliver();
    const subjects = ['Nancy', 'Andrew', 'Janet', 'Margaret', 'Steven', 'Michael', 'Robert', 'Laura', 'Anne'];
    for (const name of subjects) expect([name, to(name).length]).toEqual([name, 1]);
    // Hana HR is reviewed as well, since the draft takes everybody.
    expect(mailbox.mails).toHaveLength(10);

    const [janet] = to('Janet');
    expect(janet?.subject).toBe('Who should give you feedback?');
    expect(janet?.text).toContain('Spring is being prepared');
    expect(janet?.text).not.toContain('You approve their lists');
    expect(mailbox.linkFor(northwind.person('Janet').email)).toBe('http://localhost:3000/nominations/mine');
    expect(to('Andrew')[0]?.text).toContain('You approve their lists');

    const [nancy] = to('Nancy');
    expect(nancy?.subject).toBe('چه کسانی به شما بازخورد بدهند؟');
    expect(nancy?.html).toContain('dir="rtl"');
    expect(to('Anne')[0]?.text).toContain('اقتراح مشاركين: http://localhost:3000/nominations/mine');

    const stranger = given(northwind.testApp).anonymous();
    expect((await stranger.request('GET', '/nominations/mine')).headers.location).toBe(
      '/sign-in?next=%2Fnominations%2Fmine',
    );
    await northwind.openForProposals(id);
    await deliver();
    expect(mailbox.mails).toHaveLength(10);
  });

  it('reach a manager who is not reviewed with the lists to approve', async () => {
    id = await northwind.draft('Sales', { choice: mayPropose });
    const { id: ofAnne } = await northwind.reviewOf(id, 'Anne');
    const { testApp } = northwind;
    await testApp.database.write(() => testApp.database.of(ReviewEntity).delete({ cycleId: id, id: Not(ofAnne) }));
    await northwind.openForProposals(id);
    await deliver();
    expect(mailbox.mails.map(({ recipient }) => recipient).sort()).toEqual(
      [northwind.person('Anne').email, northwind.person('Steven').email].sort(),
    );
    expect(to('Steven')[0]?.subject).toBe('Your team’s lists of raters need your approval');
    expect(mailbox.linkFor(northwind.person('Steven').email)).toBe('http://localhost:3000/nominations/team');
  });

  it('wait for the hours in which mails leave, and are dropped for who is done by then', async () => {
    northwind.testApp.clock.set('2026-11-06T20:00:00Z');
    await nominating(mayPropose);
    await submitAs('Janet');
    await deliver();
    expect(mailbox.mails).toEqual([]);
    northwind.testApp.clock.set('2026-11-09T09:00:00Z');
    await deliver();
    expect(to('Robert')).toHaveLength(1);
    expect(to('Janet')).toEqual([]);
  });

  it('are not sent when nobody may propose', async () => {
    await nominating(mayNotPropose);
    await deliver();
    expect(mailbox.mails).toEqual([]);
    expect(await northwind.testApp.database.of(OutboxMailEntity).countBy({ cycleId: id })).toBe(0);
    const board = await northwind.hr.get(`/cycles/${id}/nominations`);
    expect(board.html).not.toContain('/nudge');
    expect((await northwind.hr.get(`/cycles/${id}/nudge`)).heading).toBe('Nobody needs a nudge now');
  });

  it('are followed by a nudge that HR reads first, and that leaves out who got one in the last 48 hours', async () => {
    await nominating(mayPropose);
    await deliver();
    northwind.testApp.clock.set('2026-11-04T09:30:00Z');
    const board = await northwind.hr.get(`/cycles/${id}/nominations`);
    expect(board.text).toContain('Nobody has nominated yet; opened 2 days ago. Send a nudge');
    await submitAs('Janet');
    expect((await northwind.hr.get(`/cycles/${id}/nominations?show=open`)).text).not.toContain('Nobody has nominated');

    mailbox.forget();
    const preview = await northwind.hr.get(board.link('Send a nudge'));
    // Neither Janet, who is done, nor Hana, who sends it.
    expect(preview.heading).toBe('Remind 8 people to propose raters');
    expect(preview.text).toContain('Reminder: who should give you feedback?');
    expect(preview.text).toContain('https://example.invalid/sample-link');
    await deliver();
    expect(mailbox.mails).toEqual([]);
    await northwind.hr.submit(preview, {}, '/nudge');
    await deliver();
    expect(mailbox.mails.map(({ subject }) => subject)).toContain('Reminder: who should give you feedback?');
    expect([mailbox.mails.length, to('Robert').length, to('Janet').length]).toEqual([8, 1, 0]);

    northwind.testApp.clock.advance({ hours: 47 });
    const again = await northwind.hr.get(`/cycles/${id}/nudge`);
    expect(again.heading).toBe('Nobody needs a nudge now');
    expect(again.text).toContain('8 people are left out');
    await northwind.hr.submit(again, {}, '/nudge');
    await deliver();
    expect(mailbox.mails).toHaveLength(8);
    northwind.testApp.clock.advance({ hours: 2 });
    expect((await northwind.hr.get(`/cycles/${id}/nudge`)).heading).toBe('Remind 8 people to propose raters');
  });

  it('are nobody’s business but HR’s', async () => {
    await nominating(mayPropose);
    const nancy = await northwind.visitor('Nancy');
    expect((await nancy.get(`/cycles/${id}/nudge`)).status).toBe(404);
    const _csrf = await tokenOf(nancy, '/nominations/mine');
    expect((await nancy.post(`/cycles/${id}/nudge`, { _csrf })).status).toBe(404);
  });
});
