import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { given } from '../support/given.js';
import type { Page } from '../support/visitor.js';
import { Drafting, tokenOf, typedDay } from './drafting.js';

const steps = ['participants', 'questions', 'rater-groups', 'dates', 'check'] as const;

describe('what a draft refuses', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  const save = (page: Page, step: string, values = {}): Promise<Page> => northwind.hr.submit(page, values, `/${step}`);

  it('tells every wrong field at once, keeps what was typed and stores nothing', async () => {
    const id = await northwind.draft('Wrong');
    const before = await northwind.cycle(id);
    const values = {
      ratings: '2',
      comments: 'three',
      peerAsk: '9',
      peerMinimum: '6',
      peerMaximum: '5',
      loadWarning: '20',
    };
    const page = await save(await northwind.hr.get(`/cycles/${id}/rater-groups`), 'rater-groups', values);
    expect(page.status).toBe(422);
    const told = page.all('.errors li');
    expect(told).toHaveLength(5);
    expect(told.filter((text) => text.includes('between 3 and 10'))).toHaveLength(2);
    expect(page.form('/rater-groups').fields).toContainEqual(['comments', 'three']);
    expect(await northwind.cycle(id)).toEqual(before);
  });

  it.each(['0', '1', '2', '-3', '2.5', 'three', '1000', ''])('refuses %j answers needed', async (ratings) => {
    const id = await northwind.draft('Thresholds');
    const page = await save(await northwind.hr.get(`/cycles/${id}/rater-groups`), 'rater-groups', { ratings });
    expect(page.status).toBe(422);
    expect(page.all('.errors a')).toEqual(['Please type a whole number between 3 and 10.']);
  });

  it.each([
    ['no such day', typedDay('closesOn', '31', '2', '2027'), 'There is no such day in this month.'],
    [
      'a day gone by',
      typedDay('opensOn', '1', '10', '2026'),
      '1 October 2026 is already over. Please choose today or a later day.',
    ],
    [
      'an end before the start',
      { ...typedDay('opensOn', '20', '11', '2026'), ...typedDay('closesOn', '10', '11', '2026') },
      'The last day comes before the first.',
    ],
    ['a debrief before the end', typedDay('debriefOn', '10', '11', '2026'), 'The debrief comes after the last day.'],
    ['no language', { locales: null }, 'Please choose at least one language.'],
  ])('refuses %s', async (_, values, told) => {
    const id = await northwind.draft('Dates');
    const page = await save(await northwind.hr.get(`/cycles/${id}/dates`), 'dates', values);
    expect(page.status).toBe(422);
    expect(page.all('.errors a')).toContain(told);
  });

  it('refuses forged fields and values, foreign ids and people without the role', async () => {
    const id = await northwind.draft('Forged');
    const { hr } = northwind;
    const page = await hr.get(`/cycles/${id}/rater-groups`);
    expect((await save(page, 'rater-groups', { state: 'open' })).status).toBe(400);
    expect((await save(page, 'rater-groups', { peer: 'records' })).status).toBe(422);
    expect((await save(page, 'rater-groups', { ratings: ['3', '4'] })).status).toBe(400);
    const _csrf = await tokenOf(hr, '/cycles/new');
    for (const path of ['/cycles/x', '/cycles/x/check', '/cycles/x/nominations', `/cycles/${id}/nominations/x`])
      expect((await hr.get(path)).status).toBe(404);
    expect((await hr.post('/cycles/x/proposals', { _csrf })).status).toBe(404);
    expect((await hr.post(`/cycles/${id}/participants/x`, { _csrf, version: '1', search: '' })).status).toBe(404);
    const nancy = await northwind.visitor('Nancy');
    for (const path of [
      '/cycles',
      `/cycles/${id}`,
      ...steps.map((step) => `/cycles/${id}/${step}`),
      `/cycles/${id}/load`,
    ]) {
      expect((await nancy.get(path)).status).toBe(404);
    }
    expect((await given(northwind.testApp).anonymous().request('GET', `/cycles/${id}`)).status).toBe(303);
  });
});
