import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { promisedTexts } from '../../src/cycles/promised-texts.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { Texts } from '../../src/i18n/texts.js';
import { told } from '../../src/people/import-words.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle } from '../support/given-mixed-cycle.js';
import { givenOpenCycle, openCycleSettings } from '../support/given-open-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('what pages say', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });
  afterAll(() => testApp.close());

  it('names of groups begin small inside an English sentence', () => {
    const texts = Texts.in('en');
    const problem = { key: 'import.problem.rater-elsewhere', params: { field: 'rater', group: 'peer' } };
    expect(told(problem, texts).replace(/[\u2068\u2069]/g, '')).toContain('in the group peer for this person');
    const [first] = promisedTexts(openCycleSettings, '2026-11-30', texts)
      .map(({ groups }) => groups)
      .filter((groups) => groups.includes(' and '));
    expect(first).toMatch(/^[A-Z][^A-Z]+$/);
  });

  it('one person is one in Persian', async () => {
    const cycle = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    const rater = await given(testApp).visitorFor(cycle.request('peer').rater);
    const page = await rater.get('/?lang=fa');
    expect(page.text).toContain('یک نفر منتظر بازخورد شماست');
    expect(page.text).not.toContain('نفر منتظر بازخورد شما هستند');
    await cycle.change({ state: 'archived' });
  });

  it('the page of a cycle asks for the release only while a report waits for it', async () => {
    const questionnaire = questionnaireOf([3]);
    const requests = requestsOf(questionnaire, { self: 1, manager: 1, peer: 4 });
    const cycle = await givenMixedCycle(testApp, { questionnaire, reviews: [{ requests }] });
    const page = () => cycle.desk.get(`/cycles/${cycle.id}`);
    expect((await page()).heading).toBe('Next: release the reports');
    await testApp.get(ReleaseService).release(cycle.id, 'straight', null, cycle.hr.id);
    const { state } = await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
    expect(state).toBe('closed');
    const after = await page();
    expect(after.heading).toBe('Next: end the release');
    expect(after.text).not.toContain('release the reports');
  });
});
