import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { TestBrowser } from '../support/browser.js';
import { answerAll } from '../support/given-assessment.js';
import { lookAt } from '../support/page-checks.js';

const heaviest = 40 * 1024;
const names = {
  en: ['Dara Tavakoli', 'Mina Sohrabi', 'Omid Karimi', 'Laleh Amini', 'Kaveh Moradi'],
  fa: ['دارا توکلی', 'مینا سهرابی', 'امید کریمی', 'لاله امینی', 'کاوه مرادی'],
};

describe.each(['en', 'fa'] as const)('the self-assessment in %s', (locale) => {
  let browser: TestBrowser;
  let leaders: PersonEntity[];
  let round: string;

  beforeAll(async () => {
    browser = await TestBrowser.start();
    const who = given(browser.testApp);
    leaders = [];
    for (const name of names[locale]) leaders.push(await who.leader({ name, locale }));
    const lead = await who.visitorFor(leaders[0]!);
    lead.headers['accept-language'] = locale;
    const form = await lead.get('/assessment/new?lang=en');
    const page = await lead.submit(form, {
      name: locale === 'fa' ? 'زمستان ۱۴۰۵' : 'Winter 2026',
      dueOnDay: locale === 'fa' ? '9' : '30',
      dueOnMonth: locale === 'fa' ? '9' : '11',
      dueOnYear: locale === 'fa' ? '1405' : '2026',
      people: leaders.map(({ id }) => id),
    });
    round = page.path;
  }, 120_000);

  afterAll(() => browser.stop());

  const look = async (label: string, path: string): Promise<void> => {
    const found = await lookAt(browser, `assessment-${label}.${locale}`, path, leaders[0]);
    expect({ ...found, weight: 0 }).toEqual({ status: 200, violations: [], scroll: 0, weight: 0 });
    expect(found.weight).toBeLessThan(heaviest);
  };

  it('is for everybody while leaders answer', async () => {
    await look('waiting', round);
    await look('page', `${round}/pillars/listening`);
    await look('file', `${round}/questions/4/file`);
    await look('sending', `${round}/sending`);
    await look('closing', `${round}/closing`);
    await look('links', '/assessment/links');
    await look('index', '/assessment');
  }, 120_000);

  it('keeps a radio and a sentence by itself, and the page goes on where it was left', async () => {
    const device = await browser.phone({ person: leaders[0]! });
    const page = await device.newPage();
    await page.goto(`${round}/pillars/listening`);
    const saved = page.waitForResponse((response) => response.url().endsWith('/draft'));
    await page.locator('input[name=q5][value="3"]').check();
    await page.locator('#t5').fill('https://intranet.example/calls');
    expect((await saved).status()).toBe(204);
    await page.locator('.acts .btn').click();
    await page.goto(`${round}/pillars/listening`);
    expect(await page.locator('input[name=q5]:checked').getAttribute('value')).toBe('3');
    expect(await page.locator('#t5').inputValue()).toBe('https://intranet.example/calls');
    await device.close();
  }, 60_000);

  it('is for everybody when answers are shown and when it is finished', async () => {
    for (const [place, leader] of leaders.entries()) {
      const visitor = await given(browser.testApp).visitorFor(leader);
      await answerAll(visitor, round, (question) => String((question * (place + 1)) % 5));
    }
    await look('result', round);
    await look('question', `${round}/questions/3`);
    const visitor = await given(browser.testApp).visitorFor(leaders[0]!);
    for (let question = 1; question <= 20; question += 1)
      await visitor.submit(
        await visitor.get(`${round}/questions/${question}`),
        { choice: String(question % 5) },
        '/questions/',
      );
    await look('finishing', `${round}/finishing`);
    await visitor.submit(await visitor.get(`${round}/finishing`), {}, '/finishing');
    await look('finished', round);
  }, 120_000);
});
