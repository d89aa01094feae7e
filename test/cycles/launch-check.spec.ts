import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BehaviourEntity } from '../../src/competencies/behaviour.entity.js';
import { BrandValueEntity } from '../../src/competencies/brand-value.entity.js';
import { CompetencyEntity } from '../../src/competencies/competency.entity.js';
import { LaunchCheck } from '../../src/cycles/launch-check.js';
import { NominationEntity } from '../../src/cycles/nomination.entity.js';
import { MailServer } from '../../src/mail/mail-server.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from '../support/given.js';
import { Drafting } from './drafting.js';

describe('what is said before a launch', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
    await acceptMail();
  });
  afterAll(() => northwind.close());

  /** As after a test mail that a server took. */
  const acceptMail = () => {
    const { testApp } = northwind;
    const smtpUrlSealed = testApp.get(MailServer).seal('smtp://mail.northwind.example');
    return testApp.database.write(async () => {
      await testApp.get(Organisation).change({ smtpUrlSealed });
      const mailAcceptedBy = testApp.get(MailServer).fingerprint();
      await testApp.get(Organisation).change({ mailAcceptedAt: testApp.clock.now(), mailAcceptedBy });
    });
  };
  const plan = (id: string, viewer: string | null = null) => northwind.testApp.get(LaunchCheck).launchPlan(id, viewer);
  const keys = (problems: readonly { key: string }[]) => problems.map(({ key }) => key.split('.').at(-1)).sort();
  const change = (person: PersonEntity, fields: Partial<PersonEntity>) =>
    northwind.testApp.database.write(() => northwind.testApp.database.of(PersonEntity).update(person.id, fields));

  it('hands the launch everything as plain data, with nothing in the way', async () => {
    const id = await northwind.draft();
    await northwind.propose(id);
    const { cycle, reviews, nominations, questionnaire, blockers, requests, raters, minutes } = await plan(id);
    expect(blockers).toEqual([]);
    expect(cycle.id).toBe(id);
    expect(reviews).toHaveLength(10);
    expect([...nominations.values()].flat()).toHaveLength(requests);
    expect(raters).toBeGreaterThan(9);
    expect(minutes).toBeGreaterThan(requests * 4);
    expect(questionnaire.openQuestions.length).toBeGreaterThan(0);
    const page = await northwind.hr.get(`/cycles/${id}/check`);
    expect(page.heading).toMatch(/^Ready to launch/);
    const confirm = await northwind.hr.get(page.link('Launch “Autumn 2026”'));
    expect(confirm.text).toContain('A launch cannot be taken back.');
    expect(confirm.form('/launch').action).toBe(`/cycles/${id}/launch`);
  });

  it('asks only the open questions chosen', async () => {
    const id = await northwind.draft();
    const cycle = await northwind.cycle(id);
    await northwind.set(id, { settings: { ...cycle.settings, openQuestions: [] } });
    expect((await plan(id)).questionnaire.openQuestions).toEqual([]);
  });

  it('lists every blocker at once, with names, and offers no button', async () => {
    const { testApp, hr } = northwind;
    const id = await northwind.draft('Blocked', { locales: ['en', 'fa'] });
    await northwind.propose(id);
    await northwind.openForProposals(id);
    await northwind.set(id, { closesOn: '2026-10-01', opensOn: '2026-09-01' });
    await change(northwind.person('Nancy'), { email: '', emailFolded: 'none-1' });
    await change(northwind.person('Robert'), { status: 'inactive' });
    const behaviours = await testApp.database.of(BehaviourEntity).find();
    await testApp.database.write(async () => {
      await testApp.database.of(BehaviourEntity).deleteAll();
      await testApp.get(Organisation).change({ mailAcceptedAt: null });
    });
    const { blockers } = await plan(id);
    expect([...new Set(keys(blockers))]).toEqual([
      'closes-in-past',
      'list-not-approved',
      'mail-not-tested',
      'no-questions',
      'person-left',
      'subject-without-email',
    ]);
    const page = await hr.get(`/cycles/${id}/check`);
    expect(page.heading).toBe('Not ready yet. 7 things stand in the way.');
    expect(page.text).toContain('One person reviewed has no e-mail address Nancy Davolio');
    expect(page.text).toContain('The last day, 1 October 2026, is over');
    expect(page.text).toContain('Nothing is asked: the framework has no behaviours');
    expect(page.html).not.toContain(`href="/cycles/${id}/launch"`);
    expect((await hr.get(`/cycles/${id}/launch`)).text).not.toContain('cannot be taken back');
    await testApp.database.write(async () => {
      await testApp.database.of(BehaviourEntity).insert(behaviours);
    });
    await acceptMail();
    await change(northwind.person('Nancy'), {
      email: 'nancy.davolio@northwind.example',
      emailFolded: 'nancy.davolio@northwind.example',
    });
    await change(northwind.person('Robert'), { status: 'active' });
  });

  it('has nobody to ask in an empty draft', async () => {
    const id = await northwind.draft('Empty');
    await northwind.hr.submit(await northwind.hr.get(`/cycles/${id}/participants`), { kind: 'list' }, '/participants');
    expect(keys((await plan(id)).blockers)).toContain('nobody-to-ask');
  });

  it('warns with what the report will look like', async () => {
    const id = await northwind.draft('Warned', { loadWarning: 2, locales: ['en', 'fa', 'ar'] });
    await northwind.propose(id);
    await northwind.set(id, { closesOn: '2026-11-29' });
    await northwind.testApp.database.write(async () => {
      const { id: reviewId } = await northwind.reviewOf(id, 'Nancy');
      await northwind.testApp.database.of(NominationEntity).delete({ reviewId, group: 'customer' });
      const [behaviour] = await northwind.testApp.database.of(BehaviourEntity).find({ take: 1 });
      await northwind.testApp.database
        .of(BehaviourEntity)
        .update(behaviour?.id ?? '', { statement: { en: 'Answers on the same day' } });
    });
    const { warnings, blockers } = await plan(id);
    expect(blockers).toEqual([]);
    expect(keys(warnings)).toEqual(
      expect.arrayContaining([
        'no-manager',
        'no-customers',
        'load-high',
        'closes-on-free-day',
        'no-second-person',
        'texts-missing',
        'group-one-refusal-merges',
      ]),
    );
    const { text } = await northwind.hr.get(`/cycles/${id}/check`);
    expect(text).toContain('Andrew Fuller');
    expect(text).toContain('One person is reviewed without customers Nancy Davolio');
    expect(text).toContain('The last day, 29 November 2026, is not a working day');
    expect(text).toContain('Persian: one text is missing Answers on the same day');
  });

  it('tells an administrator nothing about lists and load of reviews in which he or she is reviewed or coach', async () => {
    const { administrator, hr } = northwind;
    const id = await northwind.draft('Hidden', { loadWarning: 1 });
    const own = await northwind.testApp.database.of(PersonEntity).findOneByOrFail({ id: northwind.person('Laura').id });
    await northwind.putOnListOf(id, administrator, [{ raterId: own.id, group: 'peer', source: 'file' }]);
    await northwind.putOnList(id, 'Nancy', [{ raterId: own.id, group: 'peer', source: 'file' }]);
    await northwind.nameCoach(id, 'Steven', administrator);
    await change(northwind.person('Anne'), { status: 'inactive' });
    await northwind.putOnList(id, 'Steven', [{ raterId: northwind.person('Anne').id, group: 'peer', source: 'file' }]);
    const complete = await plan(id);
    expect(keys(complete.warnings)).toContain('load-high');
    const told = await plan(id, administrator.id);
    expect(keys(told.warnings)).not.toContain('load-high');
    expect(
      told.warnings.some(({ personId }) => personId === administrator.id || personId === northwind.person('Steven').id),
    ).toBe(false);
    const page = await hr.get(`/cycles/${id}/nominations`);
    expect(page.text).toContain('Nancy Davolio');
    expect(page.text).not.toMatch(/Hana HR|Steven Buchanan/);
    expect((await northwind.listPage(id, 'Steven')).status).toBe(404);
    expect((await hr.get(`/cycles/${id}/load`)).text).toContain('Laura Callahan 1');
    await change(northwind.person('Anne'), { status: 'active' });
  });

  it('says that late additions will need a second person until there is one', async () => {
    const id = await northwind.draft('Second');
    expect(keys((await plan(id)).warnings)).toContain('no-second-person');
    await given(northwind.testApp).leader();
    expect(keys((await plan(id)).warnings)).not.toContain('no-second-person');
  });

  it('is empty of competencies without a framework', async () => {
    const { testApp } = northwind;
    await testApp.database.write(async () => {
      for (const entity of [BehaviourEntity, CompetencyEntity, BrandValueEntity])
        await testApp.database.of(entity).deleteAll();
    });
    const id = await northwind.draft('No framework');
    expect((await northwind.hr.get(`/cycles/${id}`)).heading).toBe('Next: decide what is asked');
    expect((await northwind.hr.get(`/cycles/${id}/questions`)).text).toContain('The framework has no behaviours yet.');
  });
});
