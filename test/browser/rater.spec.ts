import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { complaintsOf, sidewaysScroll, TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';

let browser: TestBrowser;
let cycle: OpenCycle;

beforeAll(async () => {
  browser = await TestBrowser.start();
  const subject = await given(browser.testApp).employee({ name: 'Leila Rahimi', jobTitle: 'Claims team lead' });
  // With the longest promise there is, the first statement still stands on the first screen.
  cycle = await givenOpenCycle(browser.testApp, { subject, settings: { sharesComments: true, hrReadsComments: true } });
});

afterAll(() => browser.stop());

const envelopeOf = (request: GivenRequest) =>
  browser.testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId: request.assignmentId });
const statusOf = async (request: GivenRequest) =>
  (await browser.testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId })).status;

const statements = (page: Page) => page.locator('fieldset');
const point = (page: Page, statement: number, label: string): Locator =>
  statements(page).nth(statement).locator('label').filter({ hasText: label });

/** The chosen answers of the form, by statement; null where nothing is chosen. */
const chosen = (page: Page): Promise<(string | null)[]> =>
  statements(page).evaluateAll((groups) =>
    groups.map((group) => group.querySelector<HTMLInputElement>('input:checked')?.value ?? null),
  );

describe('a rater on a phone', () => {
  it('answers from the mailed link by keyboard and tap, goes on elsewhere and sends', async () => {
    const request = cycle.request('peer');
    const { list } = cycle.link(request);
    const phone = await browser.phone();
    const complaints = complaintsOf(phone, browser.origin);
    const page = await phone.newPage();
    await page.goto(list);
    await page.getByRole('heading', { level: 1, name: 'Feedback for Leila Rahimi' }).waitFor();

    const first = statements(page).first().locator('.scale label');
    expect(await first.count()).toBe(5);
    for (const label of await first.all()) {
      const box = await label.boundingBox();
      expect(box!.y + box!.height).toBeLessThanOrEqual(844);
    }
    const targets = await page
      .locator('fieldset label')
      .evaluateAll((labels) =>
        labels.map((label) => label.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(targets.length).toBe(18 * 6);
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(44);

    const isInFirst = () => page.evaluate(() => document.querySelector('fieldset')!.contains(document.activeElement));
    for (let presses = 0; presses < 12 && !(await isInFirst()); presses++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect((await chosen(page))[0]).toBe('3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect((await chosen(page)).slice(0, 2)).toEqual(['3', '1']);
    for (let number = 2; number < 17; number++) await point(page, number, 'Often').tap();
    await point(page, 17, 'I can’t judge this').tap();
    await page.locator('section.open textarea').first().fill('She calls back the same day.');
    const expected = ['3', '1', ...Array<string>(15).fill('4'), 'na'];
    expect(await page.locator('[data-count]').textContent()).toBe('18 of 18 answered');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor({ timeout: 10_000 });

    await page.reload();
    expect(await chosen(page)).toEqual(expected);
    expect(await statusOf(request)).toBe('open');

    const tablet = await browser.device({ width: 820 });
    const elsewhere = complaintsOf(tablet, browser.origin);
    const other = await tablet.newPage();
    await other.goto(page.url());
    expect(await chosen(other)).toEqual(expected);
    expect(await other.locator('section.open textarea').first().inputValue()).toBe('She calls back the same day.');
    await tablet.close();

    await page.getByRole('button', { name: 'Send feedback' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    const kept = await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('roundview:')));
    expect(kept).toEqual([]);
    expect([...complaints, ...elsewhere]).toEqual([]);
    await phone.close();

    expect(await statusOf(request)).toBe('done');
    const envelope = await envelopeOf(request);
    expect(envelope?.sealed?.length).toBeGreaterThan(1000);
    expect(envelope?.sealed?.includes('same day')).toBe(false);
  });

  it('does the same without script, and looks at it once more when little is answered', async () => {
    const request = cycle.request('subordinate');
    const phone = await browser.phone({ hasScript: false });
    const complaints = complaintsOf(phone, browser.origin);
    const page = await phone.newPage();
    await page.goto(cycle.link(request).form);
    await point(page, 0, 'Always').tap();
    await point(page, 1, 'Rarely').tap();
    await page
      .getByRole('button', { name: /^Save and continue/ })
      .first()
      .tap();
    await page.waitForURL(/#/);
    await page.goto(cycle.link(request).form);
    expect((await chosen(page)).slice(0, 3)).toEqual(['5', '2', null]);

    await page.getByRole('button', { name: 'Send feedback' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Send it like this?' }).waitFor();
    expect(await statusOf(request)).toBe('open');
    await page.getByRole('button', { name: 'Send anyway' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    expect(await statusOf(request)).toBe('done');
    expect((await envelopeOf(request))?.sealed).not.toBeNull();
    expect(complaints).toEqual([]);
    await phone.close();
  });

  it('reads Persian from the right, with Persian digits, on the smallest screen, too', async () => {
    const who = given(browser.testApp);
    const { reviewId, subject } = cycle.request('peer');
    const rater = await who.employee({ locale: 'fa', name: 'سارا نوری' });
    const request = await cycle.ask(reviewId, subject, rater, 'peer');
    const phone = await browser.phone({ locale: 'fa' });
    const complaints = complaintsOf(phone, browser.origin);
    const page = await phone.newPage();
    for (const path of [cycle.link(request).list, cycle.link(request).form]) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(path);
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      const text = await page.locator('main').innerText();
      expect(text).toMatch(/[۰-۹]/);
      expect(text).not.toMatch(/[0-9]/);
      await page.setViewportSize({ width: 320, height: 844 });
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const last = (await point(page, 0, 'همیشه').boundingBox())!;
    expect(last.y + last.height).toBeLessThanOrEqual(844);
    const left = async (label: string) => (await point(page, 0, label).boundingBox())!.x;
    expect(await left('هرگز')).toBeGreaterThan(await left('همیشه'));
    expect(complaints).toEqual([]);
    await phone.close();
  });
});
