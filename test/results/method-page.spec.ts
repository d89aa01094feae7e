import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';
import { Texts } from '../../src/i18n/texts.js';
import { presentMethod } from '../../src/results/method.presenter.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let testApp: TestApp;

beforeAll(async () => {
  testApp = await startTestApp();
  await given(testApp).employee();
});

afterAll(() => testApp.close());

describe('the page that explains every figure', () => {
  it('is open to everybody, and each section can be linked to', async () => {
    const page = await given(testApp).anonymous().get('/method');
    expect(page.status).toBe(200);
    expect(page.heading).toBe('How the figures come about');
    const targets = page.root.querySelectorAll('.toc a').map((link) => link.getAttribute('href') ?? '');
    expect(targets).toHaveLength(15);
    for (const target of targets) expect(page.root.querySelector(`section${target}`)).not.toBeNull();
  });

  it('its examples are the vectors of the rules', async () => {
    const { text } = await given(testApp).anonymous().get('/method');
    for (const told of [
      'Four people answer 3, 4, 4, 5: the behaviour has 4.0',
      'the competency has 3.5',
      'With the weights 20, 30, 10 they give 3.2',
      '4.6 or more',
      'so the report says “0.8 higher”',
      'the same gap of 0.8 is “about the same”',
      'exactly they are 4.33 and 2.95. The gap is 1.38, so the report says 1.4',
      '20%, 30% and 50%',
      'now 4, 4, 5, 4 (average 4.3): risen',
      'now 3, 4, 5, 4 (average 4.0): no clear change',
      '7 on a scale from 0 to 10 becomes 3.8',
      'upper quarter',
      'one needs 9.3 raters if one answer tells little about the person (0.2), 5.4 at 0.3 and 3.5 at 0.4',
      'r_wg 0.67, AD 0.50, a_wg 0.67',
      'r_wg(j) is 0.86',
      'One rater is worth 0.69, all three together 0.87',
    ])
      expect(text).toContain(told);
  });

  it.each(['en', 'fa', 'ar'] as const)('has every section, example and table in %s', (locale) => {
    const { sections } = presentMethod(Texts.in(locale));
    const english = presentMethod(Texts.in('en')).sections;
    expect(sections.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
    sections.forEach((section, index) => {
      expect(section.examples).toHaveLength(english[index]!.examples.length);
      expect(section.table?.rows.length).toBe(english[index]!.table?.rows.length);
      if (locale === 'en') return;
      for (const sentence of [...section.paragraphs, ...section.examples])
        expect(sentence).not.toMatch(/[a-z]{4,} [a-z]{2,}/i);
    });
  });

  it('the guide in docs tells the same examples', () => {
    const guide = readFileSync(projectPath('docs', 'method.md'), 'utf8').replace(/\s*\n(> )?\s*/g, ' ');
    const { sections } = presentMethod(Texts.in('en'));
    for (const { heading, examples, table } of sections) {
      expect(guide).toContain(heading);
      for (const example of examples) expect(guide).toContain(example);
      for (const { head, cells } of table?.rows ?? [])
        expect(guide).toContain(`| ${[head, ...cells.map(({ value }) => value)].join(' | ')} |`);
    }
  });
});
