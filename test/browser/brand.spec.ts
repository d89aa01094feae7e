import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { lookAt } from '../support/page-checks.js';
import { png } from '../support/pictures.js';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});

afterAll(() => browser.stop());

describe('an organisation’s own logo and colour', () => {
  it('leave pages readable, light and dark, and move nothing', async () => {
    const hr = await given(browser.testApp).administrator();
    const visitor = await given(browser.testApp).visitorFor(hr);
    // The faintest colour that is taken: 4.5 : 1 on tinted paper.
    const values = { accent: '#6B6F12', accentDark: '' };
    const saved = await visitor.upload(
      await visitor.get('/settings/brand'),
      'logo',
      'logo.png',
      png(),
      '/settings/brand',
      values,
    );
    expect(saved.status).toBe(200);
    for (const path of ['/settings/brand', '/people', '/framework']) {
      const findings = await lookAt(browser, `brand${path.replaceAll('/', '-')}`, path, hr);
      expect([path, findings.violations]).toEqual([path, []]);
      expect(findings.scroll).toBe(0);
    }
    const device = await browser.device({ person: hr });
    const page = await device.newPage();
    await page.goto('/settings/brand');
    const accent = await page.evaluate(() => getComputedStyle(document.querySelector('.btn')!).backgroundColor);
    expect(accent).toBe('rgb(107, 111, 18)');
    const box = await page.locator('.org img').boundingBox();
    expect([box!.width, box!.height]).toEqual([84, 28]);
    await device.close();
  });
});
