import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { complaintsOf, sidewaysScroll, TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { lookAt } from '../support/page-checks.js';

let browser: TestBrowser;
let cycle: OpenCycle;

beforeAll(async () => {
  browser = await TestBrowser.start();
  cycle = await givenOpenCycle(browser.testApp, { asked: {} });
});

afterAll(() => browser.stop());

async function givenSides(locale: 'en' | 'fa', count: number): Promise<GivenRequest[]> {
  const who = given(browser.testApp);
  const rater = await who.employee({ locale });
  const requests: GivenRequest[] = [];
  for (let number = 0; number < count; number++) {
    const subject = await who.employee({ name: locale === 'fa' ? `لیلا رحیمی ${number}` : `Leila Rahimi ${number}` });
    requests.push(await cycle.ask(await cycle.review({}, subject), subject, rater, 'peer'));
  }
  return requests;
}

const statusesOf = async (requests: readonly GivenRequest[]) =>
  Promise.all(
    requests.map(async ({ assignmentId }) => {
      const row = await browser.testApp.database.of(AssignmentEntity).findOneByOrFail({ id: assignmentId });
      return row.status;
    }),
  );

describe('several people side by side', () => {
  it.each(['en', 'fa'] as const)('can be used by everybody and stays light with five people (%s)', async (locale) => {
    const [first] = await givenSides(locale, 5);
    const { list } = cycle.link(first!);
    for (const [label, path] of [
      ['list', list],
      ['side', `${list}/side-by-side/1`],
    ] as const) {
      const findings = await lookAt(browser, `side-by-side-${label}-${locale}`, path);
      expect(findings.violations).toEqual([]);
      expect(findings.scroll).toBe(0);
      expect(findings.weight).toBeLessThan(30_000);
    }
  });

  it('is answered by keyboard and tap on a phone, keeps itself, and is sent in one go', async () => {
    const requests = await givenSides('en', 2);
    const { list } = cycle.link(requests[0]!);
    const phone = await browser.phone();
    const complaints = complaintsOf(phone, browser.origin);
    const page = await phone.newPage();
    await page.goto(list);
    await page.getByRole('link', { name: 'Answer about 2 people side by side' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Feedback about 2 people' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    const sizes = await page
      .locator('fieldset label')
      .evaluateAll((labels) =>
        labels.map((label) => label.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);

    const isInFirst = () => page.evaluate(() => document.querySelector('fieldset')!.contains(document.activeElement));
    for (let presses = 0; presses < 12 && !(await isInFirst()); presses++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor({ timeout: 10_000 });
    await page.reload();
    expect(await page.locator('input:checked').count()).toBe(2);
    expect(await page.locator('[data-count]').textContent()).toMatch(/^2 of \d+ answered$/);

    const answerAll = async () => {
      for (const group of await page.locator('fieldset').all())
        await group.locator('label').filter({ hasText: 'Often' }).tap();
    };
    await answerAll();
    await page.getByRole('button', { name: 'Save and continue' }).tap();
    await page.getByText('Part 2 of 2').waitFor();
    await answerAll();
    await page.getByRole('button', { name: 'Send feedback about 2 people' }).tap();
    await page.getByRole('heading', { level: 1, name: 'You are done. Thank you.' }).waitFor();
    expect(await statusesOf(requests)).toEqual(['done', 'done']);
    expect(complaints).toEqual([]);
    await phone.close();
  });
});
