import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([2, 2]);

describe('the closed loop of an organisation without departments', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });

  afterAll(() => testApp.close());

  const published = async (people: number) => {
    const reviews = Array.from({ length: people }, () => ({ requests: requestsOf(questionnaire, { peer: 4 }) }));
    const cycle = await givenMixedCycle(testApp, { questionnaire, reviews });
    await testApp.database.write(() => testApp.get(GroupSnapshots).publish(cycle.id));
    return cycle;
  };

  it('opens with no cycle at all, and with one that shows nothing', async () => {
    const leader = await given(testApp).visitorFor(await given(testApp).leader());
    expect((await leader.get('/loop')).status).toBe(200);
    expect((await leader.get('/loop/new')).text).toContain('There are none yet');
    expect((await leader.get('/loop/findings.csv')).status).toBe(200);
    await published(4);
    const page = await leader.get('/loop');
    const refused = await leader.submit(page, {}, '/loop/findings');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('at least five people');
    expect((await leader.get('/loop/new')).text).toContain('No figure is shown here');
  });

  it('finds its figures in the whole organisation', async () => {
    await published(6);
    const leader = await given(testApp).visitorFor(await given(testApp).leader());
    // Both cycles closed on the same day; the form offers each.
    const form = await leader.get('/loop/new');
    const ids = form.root.querySelectorAll('#cycle option').map((option) => option.getAttribute('value'));
    const titles = [];
    for (const id of ids) titles.push(...(await leader.get(`/loop/new?cycle=${id ?? ''}`)).all('.tasks h3'));
    expect(titles).toHaveLength(2);
    expect(titles[0]).toContain('The whole organisation');
    const odd = await leader.get('/loop/new?cycle=%00&unit=__proto__&view=nobody&unit=two');
    expect(odd.status).toBe(200);
  });
});
