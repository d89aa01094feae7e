import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { Commitments } from '../../src/followup/commitments.js';
import { type PersonEntity } from '../../src/people/person.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { given } from '../support/given.js';
import { givenPublishedGroup, lowestCompetency } from '../support/given-published-group.js';
import type { MixedCycle } from '../support/given-mixed-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

/** U+2068 and U+2069 only keep directions apart; nobody sees them. */
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

describe('the closed loop', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;
  let leader: Visitor;
  let owner: PersonEntity;
  let colleague: PersonEntity;

  beforeAll(async () => {
    testApp = await startTestApp();
    owner = await given(testApp).employee({ name: 'Kaveh Rostami', departmentId: 'call-centre' });
    colleague = await given(testApp).employee({ name: 'Mina Sohrabi', departmentId: 'claims' });
    leader = await given(testApp).visitorFor(await given(testApp).leader());
  });

  afterAll(() => testApp.close());

  const callCentre = () => ({
    cycleId: cycle.id,
    unitKey: 'call-centre',
    competencyId: lowestCompetency,
    view: 'others' as const,
  });
  const place = async () => (await testApp.get(Commitments).placesOf([callCentre()]))[0]!;
  const prove = async (who: Visitor, step: string, fields: Record<string, string>): Promise<Page> =>
    who.submit(await who.get(`/loop/${(await place()).id}/steps/${step}`), fields, `/steps/${step}`);
  const days = (name: string, day: string, month: string, year = '2026') => ({
    [`${name}Day`]: day,
    [`${name}Month`]: month,
    [`${name}Year`]: year,
  });

  it('says that findings come once results are published, and makes none before', async () => {
    cycle = await givenPublishedGroup(testApp, false);
    const page = await leader.get('/loop');
    expect(page.heading).toBe('No finding has been taken up yet');
    expect(page.text).toContain('once HR publishes');
    const csrf = page.form('/sign-out').fields.find(([name]) => name === '_csrf')![1];
    const refused = await leader.post('/loop/findings', { _csrf: csrf });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('no published group results yet');
  });

  it('takes up the three lowest cells with one button, once', async () => {
    await testApp.database.write(() => testApp.get(GroupSnapshots).publish(cycle.id));
    const made = await leader.submit(await leader.get('/loop'), {}, '/loop/findings');
    expect(made.all('.loopitem h3')).toHaveLength(3);
    expect(plain(made.all('.loopitem h3').join())).toMatch(/Call centre: “Competency 1”, 3\.\d of 5/);
    const again = await leader.submit(await leader.get('/loop'), {}, '/loop/findings');
    expect(again.all('.loopitem h3')).toHaveLength(3);
    const finding = await leader.get(`/loop/${(await place()).id}`);
    const figure = await leader.get(finding.link('What this figure is made of'));
    expect([figure.status, figure.text.includes('3.0')]).toEqual([200, true]);
    expect(await place()).toMatchObject({ step: 'measured', next: 'informed', owner: null, isStuck: false });
  });

  it('takes up any other shown figure, and none that is not shown', async () => {
    const form = await leader.get(`/loop/new?cycle=${cycle.id}&unit=claims&competency=c2&view=others`);
    expect(plain(form.all('.tasks h3')[0]!)).toContain('Competency 2');
    const titles = form.all('.tasks h3');
    expect(titles).toHaveLength(2);
    const one = await leader.submit(form, { competency: 'c1' }, '/loop/findings');
    expect(one.heading).toContain('Claims');
    const csrf = form.form('/loop/findings').fields.find(([name]) => name === '_csrf')![1];
    const hidden = { _csrf: csrf, cycle: cycle.id, unit: 'claims', competency: 'c1', view: 'customer' };
    expect((await leader.post('/loop/findings', hidden)).status).toBe(404);
  });

  it('tells no figure of a unit to a leader who coaches people of it, on no page and in no file', async () => {
    const coach = await given(testApp).leader();
    for (const { id } of cycle.reviews.slice(0, 2))
      await testApp.database.write(() => testApp.database.of(ReviewEntity).update(id, { coachId: coach.id }));
    const me = await given(testApp).visitorFor(coach);
    const { id } = await place();
    const pages = ['', '/people', '/steps/informed'].map((part) => `/loop/${id}${part}`);
    for (const path of ['/loop', ...pages]) {
      const page = await me.get(path);
      expect([path, page.status, plain(page.text).includes('Call centre: “Competency 1”')]).toEqual([path, 200, true]);
      expect(plain(page.text)).not.toMatch(/\d\.\d of 5/);
    }
    expect((await me.get(`/loop/${id}`)).html).not.toContain('What this figure is made of');
    expect((await me.get('/loop/findings.csv')).html).not.toMatch(/\d\.\d/);
    expect((await me.get('/loop/new?unit=call-centre')).all('.tasks h3')).toEqual([]);
    const form = await me.get('/loop/new?unit=company');
    expect(form.all('.tasks h3')).toHaveLength(2);
    const asked = { cycle: cycle.id, unit: 'call-centre', competency: 'c2', view: 'others' };
    const csrf = form.form('/loop/findings').fields.find(([name]) => name === '_csrf')![1];
    expect((await me.post('/loop/findings', { _csrf: csrf, ...asked })).status).toBe(404);
  });

  it('does not count a step without its proof, nor before the step before it', async () => {
    const { id } = await place();
    expect((await leader.get(`/loop/${id}/steps/acting`)).status).toBe(409);
    const empty = await prove(leader, 'informed', {
      text: ' . ',
      place: '',
      people: '0',
      ...days('happenedOn', '31', '2'),
    });
    expect(empty.status).toBe(422);
    expect(empty.all('.errs a, [role=alert] a, .summary a').length + empty.all('.err').length).toBeGreaterThanOrEqual(
      4,
    );
    const tomorrow = { text: 'Team meeting', place: 'All', people: '38', ...days('happenedOn', '3', '11') };
    expect((await prove(leader, 'informed', tomorrow)).text).toContain('still to come');
    const done = await prove(leader, 'informed', { ...tomorrow, ...days('happenedOn', '2', '11') });
    expect(done.text).toContain('38 people');
    expect((await place()).step).toBe('informed');
  });

  it('asks for an owner and a day before a plan, and says when customers are next', async () => {
    const { id } = await place();
    expect((await leader.get(`/loop/${id}/steps/planned`)).text).toContain('Name an owner and a day first');
    const people = await leader.get(`/loop/${id}/people?search=rostami`);
    await leader.post(`/loop/${id}/owner`, people.form('/participants').fields);
    await leader.submit(await leader.get(`/loop/${id}/people?search=mina`), { person: colleague.id }, '/participants');
    const wrong = await leader.submit(people, { dueOnDay: '40', dueOnMonth: '1', dueOnYear: '2027' }, '/due');
    expect(wrong.status).toBe(422);
    await leader.submit(people, days('dueOn', '15', '1', '2027'), '/due');
    const page = await leader.get(`/loop/${id}`);
    expect(page.text).toContain('Owner Kaveh Rostami, with Mina Sohrabi. Due 15 January 2027.');
    expect(await testApp.get(Commitments).evidence('2026-11-01')).toMatchObject({
      acrossDepartments: 1,
      commitments: 4,
    });
  });

  it('lets the owner prove steps without seeing the figure, a participant only read, and a stranger find nothing', async () => {
    const { id } = await place();
    const own = await given(testApp).visitorFor(owner);
    const home = await own.get('/');
    expect(home.link('Open: ')).toBe(`/loop/${id}`);
    expect(home.text).not.toMatch(/\d\.\d/);
    const page = await own.get(`/loop/${id}`);
    expect(plain(page.heading)).toBe('Call centre: “Competency 1”');
    expect(page.text).not.toMatch(/\d\.\d/);
    const planned = await prove(own, 'planned', { text: 'Course on call-backs', isTraining: 'yes' });
    expect(planned.text).toContain('training');
    const reading = await given(testApp).visitorFor(colleague);
    expect((await reading.get(`/loop/${id}`)).status).toBe(200);
    for (const part of ['/steps/acting', '/people', '/message']) {
      expect((await reading.get(`/loop/${id}${part}`)).status).toBe(404);
    }
    expect((await own.get(`/loop/${id}/message`)).status).toBe(404);
    expect((await own.get(`/loop/${id}/steps/told`)).status).toBe(404);
    expect((await own.get('/loop')).status).toBe(404);
    const stranger = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await stranger.get(`/loop/${id}`)).status).toBe(404);
    expect((await given(testApp).anonymous().get(`/loop/${id}`)).heading).toContain('Sign in');
  });

  it('keeps the days of proofs in order', async () => {
    const early = { text: 'Trial in two teams', ...days('happenedOn', '1', '11') };
    const rejected = await prove(leader, 'acting', early);
    expect(rejected.status).toBe(422);
    expect(rejected.text).toContain('2 November 2026');
    await prove(leader, 'acting', { ...early, ...days('happenedOn', '2', '11') });
    expect(await place()).toMatchObject({ step: 'acting', next: 'told', text: 'Trial in two teams' });
  });

  it('shows the own funnel beside the surveyed one and names what is stuck with its days', async () => {
    testApp.clock.advance({ days: 15 });
    leader = await given(testApp).visitorFor(await given(testApp).leader());
    const page = await leader.get('/loop');
    expect(page.all('.funnel p').filter((_, index) => index % 2 === 0)).toEqual([
      'Measured 4 of 4',
      'Informed 1 of 4',
      'Planned 1 of 4',
      'Acting 1 of 4',
      'Told customers 0 of 4',
    ]);
    expect(page.all('.funnel .small')[1]).toMatch(
      /^25%, surveyed 50%\. Waiting: .* since 2 November 2026, and 2 more\.$/,
    );
    const label = page.root.querySelectorAll('.funnel svg')[1]?.getAttribute('aria-label');
    expect(label).toMatch(/Informed: .* 25%, companies surveyed 50%/);
    expect(page.all('.lines .meta')[0]).toContain('for 15 days');
    expect(plain(page.heading)).toBe('Next: tell customers what changed. Call centre: “Competency 1”');
  });

  it('gives the findings as a file in which nothing runs as a formula', async () => {
    await prove(leader, 'acting', { text: '=HYPERLINK("http://evil")' });
    const file = await leader.get('/loop/findings.csv');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.html).toContain(`"'=HYPERLINK(""http://evil"")"`);
    await prove(leader, 'acting', { text: 'Trial in two teams' });
  });

  it('writes down who did what, without any text or name', async () => {
    const entries = await testApp.database.of(AuditEntryEntity).find();
    const deeds = new Set(entries.map(({ deed }) => deed));
    expect([...deeds]).toEqual(
      expect.arrayContaining([
        'commitment.made',
        'commitment.owner-named',
        'commitment.changed',
        'commitment.step-proven',
      ]),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Kaveh|Trial|Course/);
  });
});
