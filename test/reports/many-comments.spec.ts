import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { projectPath } from '../../src/config/project-root.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenReleasedReport, type ReleasedReport } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page } from '../support/visitor.js';

const questions = starterFramework.openQuestions.map(({ id }) => id);
const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ابپتجچحدذرزسشصطعغفقکگلمنوهی', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];

/** Words that no compression makes much smaller, in three scripts. */
function wordsOf(index: number): string {
  const letters = [...alphabets[index % 3]!];
  const text = [...randomBytes(700)].map((byte) => (byte % 6 === 0 ? ' ' : letters[byte % letters.length]));
  return `Nr ${index}. ${text.join('').trim()}`;
}

describe('a report with two hundred long comments in three languages', () => {
  let testApp: TestApp;
  let report: ReleasedReport;
  const texts: string[] = [];

  beforeAll(async () => {
    testApp = await startTestApp();
    const groups = Array.from({ length: 100 }, (_, index) => (index % 2 ? ('peer' as const) : ('customer' as const)));
    const requests: GivenRequest[] = groups.map((group) => {
      const own = questions.slice(0, 2).map((id) => {
        texts.push(wordsOf(texts.length));
        return [id, texts.at(-1)!] as const;
      });
      return { group, answers: answersOf(starterFramework, group, () => 4, { comments: Object.fromEntries(own) }) };
    });
    report = await givenReleasedReport(testApp, { requests, questionnaire: starterFramework });
  }, 60_000);

  afterAll(async () => {
    await testApp.close();
  });

  const read = (page: Page): string[] => page.all('blockquote');

  it('is a page of at most 60 kB as it travels and 100 kB as it stands', async () => {
    const page = await report.me.get(`/reports/${report.reviewId}`);
    const sheets = ['tokens', 'base', 'app', 'report'].map((name) =>
      readFileSync(projectPath('views', 'assets', `${name}.css`)),
    );
    const weight = [page.html, ...sheets].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(weight).toBeLessThan(60_000);
    expect(Buffer.byteLength(page.html)).toBeLessThan(100_000);
    expect(read(page).length).toBeGreaterThan(20);
  });

  it('leads to every one of them, whole and once', async () => {
    const page = await report.me.get(`/reports/${report.reviewId}`);
    const seen: string[] = [];
    for (const link of page.root.querySelectorAll('section#comments .more a')) {
      let next: string | undefined = link.getAttribute('href');
      while (next) {
        const part = await report.me.get(next);
        expect(part.status).toBe(200);
        expect(Buffer.byteLength(part.html)).toBeLessThan(100_000);
        seen.push(...read(part));
        next = part.root.querySelector('a[rel=next]')?.getAttribute('href');
      }
    }
    const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(seen.map(folded).toSorted()).toEqual(texts.map(folded).toSorted());
  });

  it('shows them to nobody else, and none of a question that is not there', async () => {
    const colleague = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await colleague.get(`/reports/${report.reviewId}/questions/1`)).status).toBe(404);
    for (const number of ['0', '9', 'x', '1e3']) {
      expect((await report.me.get(`/reports/${report.reviewId}/questions/${number}`)).status).toBe(404);
    }
  });
});
