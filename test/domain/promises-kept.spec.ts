import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockOf, blocksFrom, type GroupCounts, isMerged } from '../../src/domain/blocks.js';
import { type CycleSettings, defaultThresholds, equalWeights } from '../../src/domain/cycle-settings.js';
import { shownCell } from '../../src/domain/disclosure.js';
import { groupSums } from '../../src/domain/group-cells.js';
import { mixReview } from '../../src/domain/mixing.js';
import { allPromises, type PromiseSentence, risksTo } from '../../src/domain/promises.js';
import { isProtected, protectedGroups, type RaterGroup, raterGroups } from '../../src/domain/rater-group.js';
import { readersOf } from '../../src/domain/report-readers.js';
import { sheetsOf } from '../../src/domain/shared-comments.js';
import { presentPromise } from '../../src/i18n/promise-sentences.js';
import { Texts } from '../../src/i18n/texts.js';
import { answered, questionnaireOf, seeded } from '../support/reviews.js';

type Promised = Pick<
  CycleSettings,
  'groups' | 'thresholds' | 'hrReadsComments' | 'sharesComments' | 'managerSeesReport'
>;

const settingsOf: fc.Arbitrary<Promised> = fc.record({
  groups: fc
    .subarray(
      [...raterGroups].filter((group) => group !== 'self'),
      { minLength: 1 },
    )
    .map((groups): RaterGroup[] => ['self', ...groups]),
  thresholds: fc.record({
    ratings: fc.integer({ min: 3, max: 10 }),
    comments: fc.integer({ min: 3, max: 10 }),
    groupSubjects: fc.integer({ min: 5, max: 30 }),
    groupRaters: fc.integer({ min: 5, max: 30 }),
  }),
  hrReadsComments: fc.boolean(),
  sharesComments: fc.boolean(),
  managerSeesReport: fc.boolean(),
});
const countsOf = ({ groups }: Promised): fc.Arbitrary<GroupCounts> =>
  fc
    .tuple(...protectedGroups.map(() => fc.integer({ min: 0, max: 12 })))
    .map((counts) =>
      Object.fromEntries(protectedGroups.map((group, index) => [group, groups.includes(group) ? counts[index]! : 0])),
    );
const day = '2026-11-30';

/** For every rater of every cycle: what is said must be what the rules of disclosure do, and nothing less is said. */
const forEveryRater = (check: (group: RaterGroup, settings: Promised, told: PromiseSentence[]) => void): void =>
  fc.assert(
    fc.property(settingsOf, (settings) => {
      for (const group of settings.groups) check(group, settings, allPromises(group, settings, day));
    }),
    { numRuns: 300 },
  );
const of = <Key extends PromiseSentence['key']>(told: PromiseSentence[], key: Key) =>
  told.find((sentence): sentence is Extract<PromiseSentence, { key: Key }> => sentence.key === key);

describe('what raters are promised is what the rules do', () => {
  it('"combined with those of at least N other people": no answer is ever shown among fewer, and among N it is', () => {
    fc.assert(
      fc.property(
        settingsOf.chain((settings) => fc.tuple(fc.constant(settings), countsOf(settings))),
        ([settings, counts]) => {
          const k = settings.thresholds.ratings;
          for (const group of settings.groups.filter(isProtected)) {
            const others = of(allPromises(group, settings, day), 'promises.combined')?.params.others ?? 0;
            const block = blockOf(blocksFrom(counts, counts, k), group);
            if (block && (counts[group] ?? 0) > 0) expect(block.n - 1).toBeGreaterThanOrEqual(others);
            const cellOf = (people: number) => shownCell({ label: group }, [0, 0, 0, people, 0], k);
            expect(cellOf(others)).toBeNull();
            expect(cellOf(others + 1)?.figure.n).toBe(others + 1);
            expect(blockOf(blocksFrom({ [group]: others + 1 }, {}, k), group)?.n).toBe(others + 1);
          }
        },
      ),
    );
    forEveryRater((group, _settings, told) => {
      expect(of(told, 'promises.combined') !== undefined).toBe(isProtected(group));
    });
  });

  it('"combined with another group" is said exactly where that can happen', () => {
    forEveryRater((group, settings, told) => {
      const k = settings.thresholds.ratings;
      const groups = settings.groups.filter(isProtected);
      const few = (n: number) => Object.fromEntries(groups.map((each) => [each, each === group ? 1 : n]));
      const mayMerge = [1, k].some((n) =>
        blocksFrom(few(n), few(n), k).some((block) => isMerged(block.label) && block.groups.length > 1),
      );
      expect(of(told, 'promises.merged') !== undefined).toBe(isProtected(group) && mayMerge);
    });
  });

  it('"shown as Manager" is said to whom is shown alone by name, and to nobody else', () => {
    forEveryRater((group, { thresholds }, told) => {
      const alone = blockOf(blocksFrom({ [group]: 1 }, { [group]: 1 }, thresholds.ratings), group)?.n === 1;
      const isNamed = of(told, 'promises.manager') !== undefined || of(told, 'promises.self') !== undefined;
      expect(isNamed).toBe(alone);
    });
  });

  it('comments appear from exactly the number that is told, and where two wrote', () => {
    const questionnaire = questionnaireOf([1]);
    forEveryRater((group, { thresholds }, told) => {
      const sentence = of(told, 'promises.comments-when');
      expect(sentence !== undefined).toBe(isProtected(group));
      expect(of(told, 'promises.comments') !== undefined).toBe(isProtected(group));
      if (!sentence) return;
      const shown = (people: number, wrote: number): number => {
        const opened = Array.from({ length: people }, (_, index) =>
          answered(questionnaire, group, [4], index < wrote ? { keep: `text ${index}` } : {}),
        );
        const settings = { thresholds: { ...thresholds, ratings: 3 }, weights: equalWeights };
        return mixReview(questionnaire, opened, { [group]: people }, settings, seeded(1)).comments.length;
      };
      const { n } = sentence.params;
      expect([shown(n, 2), shown(n, 1)]).toEqual([2, 0]);
      if (n > 3) expect(shown(n - 1, 2)).toBe(0);
    });
  });

  it('who the report goes to is who may open it', () => {
    forEveryRater((group, settings, told) => {
      const review = { subjectId: 'subject', managerId: 'manager', coachId: null };
      const own = group === 'self' ? 'own-readers' : 'readers';
      const readers = readersOf(review, settings);
      expect(of(told, `promises.${own}-manager`) !== undefined).toBe(readers.includes('manager'));
      expect(of(told, `promises.${own}-coach`) !== undefined).toBe(readers.length === 0);
      expect(readersOf({ ...review, coachId: 'coach' }, settings)).toEqual(['coach']);
      expect(of(told, 'promises.hr-reads-comments') !== undefined).toBe(settings.hrReadsComments && group !== 'self');
    });
  });

  it('words leave a report only where that is told, together with words from as many reports as told', () => {
    forEveryRater((group, settings, told) => {
      const sentence = of(told, 'promises.shares-comments');
      expect(sentence !== undefined).toBe(settings.sharesComments === true && group !== 'self');
      if (!sentence) return;
      const from = (reports: number) =>
        sheetsOf(
          Array.from({ length: reports * 2 }, (_, index) => ({ reviewId: `${index % reports}` })),
          settings.thresholds,
          seeded(reports),
        ).flat();
      expect(from(sentence.params.n - 1)).toEqual([]);
      expect(from(sentence.params.n)).toHaveLength(sentence.params.n * 2);
    });
  });

  it('leaders’ averages rest on at least as many people as told', () => {
    forEveryRater((_group, { thresholds }, told) => {
      const n = of(told, 'promises.group-figures')?.params.n ?? 0;
      const subjects = (count: number) =>
        Array.from({ length: count }, (_, index) => ({
          subjectId: `${index}`,
          shown: { competencies: [], scale: { points: 5, labels: [] } },
        }));
      const isEnough = (ids: readonly string[]): boolean => ids.length >= thresholds.groupSubjects;
      expect(groupSums(subjects(n - 1), () => 4, isEnough).size).toBe(0);
      expect(groupSums(subjects(n), () => 4, isEnough).size).toBeGreaterThan(0);
    });
  });

  it('whoever is protected hears every risk that remains, whoever is named those of server, keys and mailbox', () => {
    const keys = (group: RaterGroup): string[] => risksTo(group).map(({ key }) => key.replace('promises.risk.', ''));
    expect(keys('peer')).toEqual(['server', 'who-answered', 'own-words', 'mailbox', 'copies']);
    expect(keys('manager')).toEqual(['server', 'mailbox', 'copies']);
  });
});

describe('in all three languages', () => {
  it.each(['en', 'fa', 'ar'] as const)('%s: every number of the settings stands in its sentence', (locale) => {
    const texts = Texts.in(locale);
    const words: Record<string, (n: number) => string> = {
      en: (n) => ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n - 2]!,
      fa: (n) => ['دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'][n - 2]!,
      ar: (n) => (n === 2 ? 'شخصين آخرين' : `${n} أشخاص آخرين`),
    };
    for (let k = 3; k <= 10; k += 1) {
      const settings = {
        groups: [...raterGroups],
        thresholds: { ...defaultThresholds, ratings: k, comments: k, groupSubjects: k + 2 },
        hrReadsComments: true,
        sharesComments: true,
        managerSeesReport: k % 2 === 0,
      };
      for (const group of raterGroups) {
        const told = [...allPromises(group, settings, day), ...risksTo(group)];
        const said = told.map((sentence) => presentPromise(sentence, 'Leila', texts));
        for (const text of said) expect(text).not.toMatch(/[{}]|promises\./);
        expect(new Set(said).size).toBe(said.length);
        const textOf = (key: string): string => said[told.findIndex((sentence) => sentence.key === key)] ?? '';
        if (isProtected(group)) {
          expect(textOf('promises.combined')).toContain(words[locale]!(k - 1));
          expect(textOf('promises.comments-when')).toContain(texts.number(k));
        }
        expect(textOf('promises.group-figures')).toContain(texts.number(k + 2));
      }
    }
  });
});
