import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HTMLElement } from 'node-html-parser';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import type { Answers } from '../../src/domain/answers.js';
import type { Locale } from '../../src/domain/locale.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest, requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page } from '../support/visitor.js';

const questionnaire = starterFramework;
const [first = { id: '' }, second = { id: '' }] = behavioursOf(questionnaire);
const openQuestion = questionnaire.openQuestions[0]!.id;

describe('a report page', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;

  beforeAll(async () => {
    testApp = await startTestApp();
    const reviews = [{ requests: revealing() }, { requests: fewPeers() }, { requests: plain() }];
    cycle = await givenMixedCycle(testApp, { questionnaire, settings: { managerSeesReport: false }, reviews });
    await testApp.get(ReleaseService).release(cycle.id, 'straight', null, cycle.hr.id);
  });

  afterAll(async () => {
    await testApp.close();
  });

  const pageOf = async (index: number, locale: Locale = 'en'): Promise<Page> => {
    const visitor = await given(testApp).visitorFor(cycle.reviews[index]!.subject);
    return visitor.get(`/reports/${cycle.reviews[index]!.id}?lang=${locale}`);
  };
  const shownOf = async (index: number): Promise<ShownReport> =>
    (await testApp.get(Snapshots).latest(cycle.reviews[index]!.id))!.shown;

  it('opens with a sentence, then who answered', async () => {
    const page = await pageOf(2);
    expect(plainText(page.heading)).toMatch(/^What others see most in your work is “.+”\. /);
    expect(page.text).toContain('All 12 people invited answered: your manager, peers 5 of 5, your team 3 of 3');
  });

  it('shows in both tables exactly the figures of the snapshot', async () => {
    const [page, shown] = [await pageOf(2), await shownOf(2)];
    const [competencies, behaviours] = page.root.querySelectorAll('table.nums').map(rowsOf);
    const keys = shown.blocks.map(({ key }) => key).filter((key) => key !== 'self');
    const figure = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(1));
    expect(competencies).toEqual(
      shown.competencies.map(({ self, others, blocks }) => [
        figure(self),
        figure(others),
        ...keys.map((key) => figure(blocks.find((block) => block.key === key)?.value)),
      ]),
    );
    const rows = shown.competencies.flatMap((competency) => competency.behaviours);
    expect(behaviours).toEqual(
      rows.map(({ self, others, blocks }) => [
        self === null ? '–' : String(self),
        figure(others),
        ...keys.map((key) => {
          const cell = blocks.find((block) => block.key === key);
          if (!cell) return '–';
          if (key === 'manager') return String(cell.value);
          const sign = cell.endCode === 'top' ? '≥ ' : cell.endCode === 'bottom' ? '≤ ' : '';
          return sign + figure(cell.value);
        }),
      ]),
    );
  });

  it('names every figure of a chart in words, and puts none into a place that is finer than shown', async () => {
    const [page, shown] = [await pageOf(2), await shownOf(2)];
    const labels = page.root.querySelectorAll('.plot svg[role=img]').map((svg) => svg.getAttribute('aria-label'));
    expect(labels).toHaveLength(shown.competencies.length);
    shown.competencies.forEach(({ others, blocks }, index) => {
      expect(labels[index]).toContain(`Everyone else ${others?.toFixed(1)}`);
      for (const { value } of blocks) expect(labels[index]).toContain(value.toFixed(1));
    });
    const low = Math.min(
      ...shown.competencies.flatMap(({ self, others, blocks }) => [
        self ?? 5,
        others ?? 5,
        ...blocks.map(({ value }) => value),
      ]),
    );
    const [start, tenths] = [Math.min(Math.floor(low), 3), (5 - Math.min(Math.floor(low), 3)) * 10];
    const possible = new Set(Array.from({ length: tenths + 1 }, (_, step) => (7 + (step / tenths) * 86).toFixed(2)));
    expect(start).toBeGreaterThan(0);
    const places = page.root.querySelectorAll('.plot use').map((use) => Number.parseFloat(use.getAttribute('x') ?? ''));
    expect(places.length).toBeGreaterThan(12);
    for (const place of places) expect(possible).toContain(place.toFixed(2));
  });

  it('never shows what is kept back: small cells, exact ends, lonely comments', async () => {
    const page = await pageOf(0);
    const shown = await shownOf(0);
    const cells = shown.competencies.flatMap(({ behaviours }) => behaviours);
    // Two customers of five judged the first behaviour, with 1 and 2: "1.5" could only be theirs.
    expect(cells.find(({ id }) => id === first.id)?.blocks.some(({ key }) => key === 'customer')).toBe(false);
    expect(page.html).not.toMatch(/\b1\.5\b/);
    // Five peers gave 5, 5, 5, 5, 4 to the second: 4.8 is told as a bound only.
    expect(cells.find(({ id }) => id === second.id)?.blocks.find(({ key }) => key === 'peer')).toMatchObject({
      value: 4.8,
      endCode: 'top',
    });
    expect(rowsOf(page.root.querySelectorAll('table.nums')[1]!)[1]).toContain('≥ 4.8');
    expect(page.html).not.toContain('a lonely word');
    expect(page.html).not.toMatch(/"(counts|histogram|kept|sd)"/);
  });

  it('shows self and manager alone where others are too few, and says it in one sentence', async () => {
    const page = await pageOf(1);
    expect(page.heading).toBe(
      'Too few answers from others to show any figures. Your own and your manager’s are below.',
    );
    expect(page.text).toContain('3 people were invited. Answered: your manager.');
    expect(page.all('section h2')).not.toContain('Blind spots and hidden strengths');
    expect(
      page.root
        .querySelectorAll('table.nums')[0]!
        .querySelectorAll('thead th')
        .map((th) => th.text),
    ).toEqual(['You', 'Manager']);
    expect(page.text).not.toMatch(/fewer than|peers 2/);
  });

  it('has no script and no style of its own', async () => {
    const page = await pageOf(2);
    expect(page.root.querySelectorAll('main script, main style, main [style]')).toHaveLength(0);
    expect(page.html).not.toMatch(/\son[a-z]+=/);
  });

  it('is a true mirror in Persian: no Latin digits, comma of its own, places from the right', async () => {
    const [page, latin] = [await pageOf(2, 'fa'), await pageOf(2)];
    const main = page.root.querySelector('main')!;
    for (const comment of main.querySelectorAll('blockquote')) comment.remove();
    const seen =
      main.structuredText +
      main
        .querySelectorAll('[aria-label]')
        .map((each) => each.getAttribute('aria-label'))
        .join(' ');
    const typed = [cycle.reviews[2]!.subject.name, 'Autumn 2026'];
    const own = typed.reduce((text, name) => text.replaceAll(name, ''), seen);
    expect(own).not.toMatch(/[0-9]/);
    expect(own).toMatch(/[۰-۹]٫[۰-۹]/);
    const placesIn = (each: Page): number[] =>
      each.root.querySelectorAll('.plot use').map((use) => Number.parseFloat(use.getAttribute('x') ?? ''));
    const mirrored = placesIn(latin).map((place) => Math.round((100 - place) * 100) / 100);
    expect(placesIn(page).toSorted()).toEqual(mirrored.toSorted());
  });

  it('shows comments word for word, escaped, each in its own direction', async () => {
    const page = await pageOf(2);
    const quotes = page.root.querySelectorAll('blockquote');
    expect(quotes.every((quote) => quote.getAttribute('dir') === 'auto')).toBe(true);
    expect(page.html).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(page.html).not.toContain('<b>bold</b>');
  });
});

function plainText(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

function rowsOf(table: HTMLElement): string[][] {
  return table
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('td').map((cell) => cell.structuredText.replace(/\u00a0/g, ' ').trim()));
}

function withRating(answers: Answers, id: string, point: number | null): Answers {
  const { [id]: _, ...others } = answers.ratings;
  return { ...answers, ratings: point === null ? others : { ...others, [id]: point } };
}

/** Five customers of whom two judge the first behaviour, five peers at the top end of the second, one comment alone. */
function revealing(): GivenRequest[] {
  const of = (group: RaterGroup, rater: number): GivenRequest => {
    let answers = answersOf(questionnaire, group, (index) => 3 + ((index + rater) % 2));
    if (group === 'customer') answers = withRating(answers, first.id, rater < 2 ? rater + 1 : null);
    if (group === 'peer') answers = withRating(answers, second.id, rater === 0 ? 4 : 5);
    if (group === 'peer' && rater === 0) answers = { ...answers, comments: { [openQuestion]: 'a lonely word' } };
    return { group, answers };
  };
  const people = (group: RaterGroup, n: number): GivenRequest[] =>
    Array.from({ length: n }, (_, rater) => of(group, rater));
  return [...people('self', 1), ...people('manager', 1), ...people('peer', 5), ...people('customer', 5)];
}

function fewPeers(): GivenRequest[] {
  return requestsOf(questionnaire, { self: 1, manager: 1, peer: 2 });
}

function plain(): GivenRequest[] {
  const requests = requestsOf(questionnaire, { self: 1, manager: 1, peer: 5, subordinate: 3, customer: 3 });
  return requests.map((request) => ({
    ...request,
    answers: request.answers && { ...request.answers, comments: { [openQuestion]: 'همیشه <b>bold</b>' } },
  }));
}
