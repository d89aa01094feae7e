import { chromium } from 'playwright-core';
const [base, role, out, ...paths] = process.argv.slice(2);
const langs = (process.env.LANGS ?? 'en,fa').split(','), widths = (process.env.WIDTHS ?? '390,1280').split(',').map(Number), themes = (process.env.THEMES ?? 'light').split(',');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const theme of themes) for (const width of widths) for (const lang of langs) {
  const ctx = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
  const page = await ctx.newPage();
  await page.goto(base + '/demo?lang=' + lang);
  await page.click(`button[value=${role}]`);
  for (const path of paths) {
    await page.goto(base + path);
    const name = role + path.replace(/[^a-z0-9]+/gi, '_').slice(0, 40) + `-${lang}-${width}-${theme}.png`;
    await page.screenshot({ path: `${out}/${name}`, fullPage: true });
    console.log(name, await page.title());
  }
  await ctx.close();
}
await browser.close();
