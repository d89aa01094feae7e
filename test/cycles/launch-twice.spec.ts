import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleJobs } from '../../src/cycles/cycle-jobs.worker.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { QuestionnaireEntity } from '../../src/competencies/questionnaire.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { Texts } from '../../src/i18n/texts.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { Drafting, tokenOf } from './drafting.js';

describe('a launch pressed in two tabs (I55)', () => {
  let northwind: Drafting;
  let mailbox: SmtpMailbox;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    northwind = await Drafting.start({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@northwind.example' });
    await northwind.hr.submit(await northwind.hr.get('/settings/mail'), {}, '/settings/mail/test');
  });
  afterAll(async () => {
    await northwind.close();
    await mailbox.stop();
  });

  const form = 'application/x-www-form-urlencoded';

  it('happens once: the other tab hears that it is done, everybody has one link and one mail', async () => {
    const { testApp, hr } = northwind;
    const id = await northwind.draft();
    await northwind.propose(id);
    const asked = new Set((await northwind.nominations(id)).map(({ raterId }) => raterId));
    const _csrf = await tokenOf(hr, '/cycles/new');
    const launch = () => hr.request('POST', `/cycles/${id}/launch`, new URLSearchParams({ _csrf }).toString(), form);
    const answers = await Promise.all([launch(), launch(), launch()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const { launchedAt, timeZone } = await northwind.cycle(id);
    const time = Texts.in('en').instant(launchedAt!, timeZone);
    for (const { text } of answers.filter(({ status }) => status === 409))
      expect(text).toContain(`This cycle was already launched on ${time}.`);

    await testApp.get(CycleJobs).tick();
    expect((await launch()).status).toBe(409);
    await testApp.get(CycleJobs).tick();
    const of = { cycleId: id };
    expect(await testApp.database.of(InvitationEntity).countBy(of)).toBe(asked.size);
    expect(await testApp.database.of(OutboxMailEntity).countBy(of)).toBe(asked.size);
    expect(await testApp.database.of(AssignmentEntity).count()).toBeGreaterThan(asked.size);
    expect(await testApp.database.of(QuestionnaireEntity).count()).toBe(1);
    expect(await testApp.database.of(AuditEntryEntity).countBy({ deed: 'cycle.launched' })).toBe(1);
  });

  it('freezes what was asked when it began: a framework edited in another tab changes nothing any more (I56)', async () => {
    const { testApp, hr } = northwind;
    const id = await northwind.draft('Second');
    await northwind.propose(id);
    const framework = await hr.get('/framework');
    const behaviour = framework.root.querySelector('a[href^="/framework/behaviours/"]')?.getAttribute('href') ?? '';
    const edit = await hr.get(behaviour);
    await hr.post(`/cycles/${id}/launch`, { _csrf: await tokenOf(hr, '/cycles/new') });
    const { questionnaireId } = await northwind.cycle(id);
    const frozen = () => testApp.database.of(QuestionnaireEntity).findOneByOrFail({ id: questionnaireId ?? '' });
    const before = await frozen();
    const saved = await hr.submit(edit, { statementEn: 'Says something quite different.' });
    expect(saved.status).toBe(200);
    await testApp.get(CycleJobs).tick();
    expect(await frozen()).toEqual(before);
    expect((await northwind.cycle(id)).questionnaireId).toBe(questionnaireId);
    // The draft itself can be saved no more.
    expect((await hr.get(`/cycles/${id}/rater-groups`)).status).toBe(409);
  });
});
