import { describe, expect, it } from '@jest/globals';
import { launchBlockers } from '../../src/domain/launch-blockers.js';
import type { LaunchFacts, LaunchProblem } from '../../src/domain/launch-facts.js';
import { launchWarnings } from '../../src/domain/launch-warnings.js';
import type { Nomination } from '../../src/domain/nomination.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { raterGroups } from '../../src/domain/rater-group.js';
import { settings } from './cycle-fixtures.js';

function questionnaire(statements: number, groups: readonly RaterGroup[] = raterGroups): Questionnaire {
  const behaviours = Array.from({ length: statements }, (_, index) => ({
    id: `b${index}`,
    statement: { en: 'Does.' },
    selfStatement: { en: 'I do.' },
    groups,
  }));
  const text = { en: 'x' };
  return {
    scale: { labels: [{ en: 'Never' }, { en: 'Always' }], cannotJudge: text },
    values: [
      {
        id: 'v',
        name: text,
        promise: text,
        competencies: [{ id: 'c', name: text, shortName: text, ideas: [], behaviours }],
      },
    ],
    openQuestions: [],
  };
}

function asked(counts: Partial<Record<RaterGroup, number>>, subjectId = 'ann'): Nomination[] {
  return Object.entries(counts).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => ({
      subjectId,
      raterId: `${group}${index}`,
      group: group as RaterGroup,
      source: 'chart' as const,
    })),
  );
}

const ann = { id: 'ann', name: 'Ann', hasEmail: true };
const enough = { manager: 1, peer: 5, subordinate: 5, customer: 5 };
const good: LaunchFacts = {
  settings: settings(),
  questionnaire: questionnaire(6),
  subjects: [ann],
  raters: [],
  nominations: asked(enough),
  dates: { opensOn: '2026-11-02', closesOn: '2026-11-27', zone: 'Europe/Berlin' },
  workingDays: [1, 2, 3, 4, 5],
  isMailTested: true,
  hasSecondPerson: true,
  now: new Date('2026-10-24T08:00:00Z'),
};

const keys = (problems: LaunchProblem[]): string[] =>
  problems.map(({ key }) => key.replace(/^launch\.(blocker|warning)\./, ''));
const blockers = (given: Partial<LaunchFacts>): string[] => keys(launchBlockers({ ...good, ...given }));
const warnings = (given: Partial<LaunchFacts>): string[] => keys(launchWarnings({ ...good, ...given }));

describe('launch', () => {
  it('has nothing to say about a good cycle', () => {
    expect(launchBlockers(good)).toEqual([]);
    expect(launchWarnings(good)).toEqual([]);
  });

  it('is blocked by texts missing in a language that somebody asked reads, and names them', () => {
    const raters = [
      { id: 'peer0', name: 'Sara', hasEmail: true, locale: 'fa' as const },
      { id: 'peer1', name: 'Tom', hasEmail: true, locale: 'en' as const },
      // Asked by nobody: what this person reads does not matter.
      { id: 'nobody', name: 'Omar', hasEmail: true, locale: 'ar' as const },
    ];
    const found = launchBlockers({ ...good, raters });
    // Six statements and the name of their competency.
    expect(found).toEqual([
      { key: 'launch.blocker.texts-missing', params: { name: 'Sara', locale: 'fa', count: 7 }, personId: 'peer0' },
    ]);
    const persian = questionnaire(6);
    const [value] = persian.values;
    const [competency] = value!.competencies;
    const behaviours = competency!.behaviours.map((each) => ({ ...each, statement: { en: 'Does.', fa: 'می‌کند.' } }));
    const translated = {
      ...persian,
      values: [{ ...value!, competencies: [{ ...competency!, name: { en: 'x', fa: 'ایکس' }, behaviours }] }],
    };
    expect(blockers({ raters, questionnaire: translated })).toEqual([]);
    const self = [{ id: 'ann', name: 'Ann', hasEmail: true, locale: 'fa' as const }];
    const nominations = [
      ...asked(enough),
      { subjectId: 'ann', raterId: 'ann', group: 'self' as const, source: 'chart' as const },
    ];
    // The statement for others is better than none.
    expect(blockers({ raters: self, nominations, questionnaire: translated })).toEqual([]);
  });

  it('lists every blocker at once', () => {
    const nobody = { id: 'x', name: 'Xaver', hasEmail: false };
    const bad = {
      subjects: [{ ...ann, hasEmail: false }],
      raters: [nobody],
      nominations: [],
      questionnaire: questionnaire(0),
      isMailTested: false,
      dates: null,
    };
    expect(
      blockers({
        ...bad,
        settings: settings({ thresholds: { ratings: 2, comments: 3, groupSubjects: 5, groupRaters: 5 } }),
      }),
    ).toEqual([
      'nobody-to-ask',
      'no-questions',
      'subject-without-email',
      'no-dates',
      'mail-not-tested',
      'cycle.problem.threshold-range',
    ]);
    expect(launchWarnings({ ...good, ...bad }).filter(({ key }) => key.endsWith('rater-without-email'))).toEqual([
      { key: 'launch.warning.rater-without-email', params: { name: 'Xaver' }, personId: 'x' },
    ]);
  });

  it.each<[Partial<LaunchFacts>, string]>([
    [{ subjects: [] }, 'no-subjects'],
    [{ nominations: asked({ self: 1 }) }, 'nobody-to-ask'],
    [{ now: new Date('2026-11-27T23:00:00Z') }, 'closes-in-past'],
    [{ dates: { opensOn: '2026-11-28', closesOn: '2026-11-27', zone: 'UTC' } }, 'closes-before-opens'],
    [{ settings: settings({ loadMaximum: 0, loadWarning: 0 }), nominations: asked({ peer: 1 }) }, 'load-over-maximum'],
  ])('is blocked by %j', (given, key) => expect(blockers(given)).toEqual([key]));

  it('may still start on the last day, late', () => {
    expect(blockers({ now: new Date('2026-11-27T22:59:00Z') })).toEqual([]);
  });

  it.each<[string, Partial<Record<RaterGroup, number>>, string[]]>([
    ['no manager', { ...enough, manager: 0 }, ['no-manager']],
    ['no customers', { ...enough, customer: 0 }, ['no-customers']],
    ['one customer', { ...enough, customer: 1 }, ['group-under-minimum', 'group-merges']],
    ['exactly k peers', { ...enough, peer: 3 }, ['group-one-refusal-merges']],
    [
      'three others in all',
      { manager: 1, peer: 2, customer: 1 },
      ['group-under-minimum', 'group-under-minimum', 'report-only-if-all-answer'],
    ],
    ['two others in all', { manager: 1, peer: 2 }, ['no-customers', 'group-under-minimum', 'report-none']],
  ])('warns about %s and says what the report will look like', (_, counts, expected) =>
    expect(warnings({ nominations: asked(counts) })).toEqual(expected),
  );

  it('names the person, the group and the block it will be shown in', () => {
    const problems = launchWarnings({ ...good, nominations: asked({ ...enough, customer: 2 }) });
    expect(problems.at(-1)).toMatchObject({
      key: 'launch.warning.group-merges',
      personId: 'ann',
      params: { name: 'Ann', group: 'customer', asked: 2 },
    });
    expect(problems.at(-1)?.params.into).toMatch(/-and-others$/);
  });

  it.each<[Partial<LaunchFacts>, string]>([
    [{ hasSecondPerson: false }, 'no-second-person'],
    [{ dates: { opensOn: '2026-11-02', closesOn: '2026-11-28', zone: 'UTC' } }, 'closes-on-free-day'],
    [{ questionnaire: questionnaire(36, ['peer', 'self']) }, 'statements-many'],
    [{ questionnaire: questionnaire(9) }, 'customer-form-long'],
    [{ settings: settings({ locales: ['en', 'fa'] }) }, 'texts-missing'],
  ])('warns: %j', (given, key) => expect(warnings(given)).toEqual([key]));

  it('counts requests above the warning', () => {
    const nominations = Array.from({ length: 11 }, (_, index) => asked(enough, `s${index}`)).flat();
    const loads = launchWarnings({ ...good, nominations, subjects: [] }).filter(
      ({ key }) => key === 'launch.warning.load-high',
    );
    expect(loads).toHaveLength(16);
    expect(loads[0]).toMatchObject({ personId: 'manager0', params: { requests: 11 } });
  });
});
