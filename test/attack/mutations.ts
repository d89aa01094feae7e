import type { ShownReport } from '../../src/domain/shown-report.js';
import { examine, type Change, type Finding, type Publication, publishAll } from './examination.js';
import { Dice } from './dice.js';
import { buildOne, mixOne } from './pipeline.js';
import { largeCycle, ledCycle, randomCycle } from './random-cycle.js';
import { rational, toTenth } from './rational.js';
import { isExempt, trueBlocks } from './true-blocks.js';
import { allRules, judgement, type TrueCycle, type TrueReview } from './truth.js';

/** A rule switched off from outside: by what one step of the pipeline is given, or by a change of what it made. */
export interface Mutation {
  readonly rule: 'R3' | 'R4' | 'R5' | 'R6' | 'R11' | 'R12' | 'R13' | 'R16' | 'R18';
  /** The leak that this rule is there to prevent. */
  readonly leak: Finding['kind'];
  readonly publish: (truths: readonly TrueCycle[]) => Publication;
  /** What it is tried on; any random cycle where it does not say. */
  readonly truthOf?: (dice: Dice) => TrueCycle;
}

/** Tries per answer: enough to free most, as leaks are wanted here. */
const patience = 60;

export const mutations: readonly Mutation[] = [
  {
    // Every group is a block of its own, however small.
    rule: 'R3',
    leak: 'small-count',
    publish: (truths) => ({ ...stepped(truths, { mix: { ratings: 1 } }), rules: { ...allRules, R3: false } }),
  },
  {
    // Every statement has a figure, however few judged it.
    rule: 'R4',
    leak: 'singled-out',
    publish: (truths) => ({ ...stepped(truths, { snapshot: { ratings: 1 } }), rules: { ...allRules, R4: false } }),
  },
  {
    // Small cells are hidden, but stay in everything that is computed.
    rule: 'R5',
    leak: 'singled-out',
    publish: (truths) => ({
      cycles: publishAll(truths),
      rules: { ...allRules, R5: false },
      change: withHiddenCells,
      patience,
    }),
  },
  {
    // The exact figure at the ends of the scale.
    rule: 'R6',
    leak: 'forced',
    publish: (truths) => ({
      cycles: publishAll(truths),
      rules: { ...allRules, R6: false },
      change: withExactEnds,
      patience,
    }),
  },
  {
    rule: 'R11',
    leak: 'singled-out-subjects',
    publish: (truths) => stepped(truths, { group: { groupSubjects: 1, groupRaters: 1 } }),
  },
  {
    // A unit that its reader may not see is left out, but follows from the company and the other units.
    rule: 'R12',
    leak: 'singled-out-subjects',
    publish: (truths) => ({ cycles: publishAll(truths), patience, group: 'each-unit-alone' }),
    truthOf: largeCycle,
  },
  {
    // An envelope that came after the mix is counted, and the report built anew.
    rule: 'R13',
    leak: 'singled-out',
    publish: (truths) => ({
      cycles: [withoutLast(truths[0]!), truths[0]!].flatMap((truth) => publishAll([truth])),
      patience,
    }),
  },
  {
    // A figure with more than its one decimal.
    rule: 'R16',
    leak: 'unexplained',
    publish: (truths) => ({ cycles: publishAll(truths), change: withMoreDecimals, patience }),
  },
  {
    // Leaders see all units and the company, whatever reports they may open as managers and coaches.
    rule: 'R18',
    leak: 'singled-out-subjects',
    publish: (truths) => ({ cycles: publishAll(truths), patience, group: 'whole' }),
    truthOf: largeCycle,
  },
  {
    // The organisation's figures stand in every report, also for somebody who reads nearly all of them.
    rule: 'R18',
    leak: 'singled-out-subjects',
    publish: (truths) => stepped(truths, { isNormWhole: true }),
    truthOf: ledCycle,
  },
];

/** A seed's cycle for a mutation to be tried on. */
export function triedOn({ truthOf = randomCycle }: Mutation, seed: number): TrueCycle[] {
  return [truthOf(new Dice(seed))];
}

/** The leaks of the mutation's own kind; figures that merely differ are none. */
export function leaksUnder({ publish, leak }: Mutation, truths: readonly TrueCycle[]): Finding[] {
  return examine(publish(truths)).findings.filter(({ kind }) => kind === leak);
}

function stepped(truths: readonly TrueCycle[], steps: NonNullable<Publication['steps']>): Publication {
  return { cycles: publishAll(truths, steps), steps, patience };
}

const withHiddenCells: Change = (shown, cycle, review) => {
  const steps = { snapshot: { ratings: 1 } };
  const all = buildOne(cycle, review, mixOne(cycle, review), { norms: null, previous: null }, steps).shown;
  const k = cycle.settings.thresholds.ratings;
  const isHidden = (key: string, n: number): boolean => key !== 'self' && key !== 'manager' && n < k;
  const competencies = all.competencies.map((competency) => {
    const behaviours = competency.behaviours.map((behaviour) => ({
      ...behaviour,
      blocks: behaviour.blocks.filter(({ key, n }) => !isHidden(key, n)),
    }));
    const isSeen = (key: string): boolean => behaviours.some(({ blocks }) => blocks.some((cell) => cell.key === key));
    return { ...competency, behaviours, blocks: competency.blocks.filter(({ key }) => isSeen(key)) };
  });
  return { ...shown, competencies, values: all.values };
};

const withExactEnds: Change = (shown, cycle, review) => {
  const exact = (key: string, behaviourId: string): number => {
    const block = trueBlocks(cycle, review, allRules).find(({ label }) => label === key)!;
    const points = block.raters.flatMap((rater) => judgement(cycle, rater, behaviourId) ?? []);
    return toTenth(
      rational(
        points.reduce((sum, point) => sum + point, 0),
        points.length,
      ),
    );
  };
  return {
    ...shown,
    competencies: shown.competencies.map((competency) => ({
      ...competency,
      behaviours: competency.behaviours.map((behaviour) => ({
        ...behaviour,
        blocks: behaviour.blocks.map((cell) =>
          cell.endCode === null ? cell : { ...cell, endCode: null, value: exact(cell.key, behaviour.id) },
        ),
      })),
    })),
  } satisfies ShownReport;
};

const withMoreDecimals: Change = (shown) => ({
  ...shown,
  competencies: shown.competencies.map((each) => ({ ...each, others: each.others && each.others + 0.033 })),
});

/** The cycle as it was before one protected rater of each review had answered. */
function withoutLast(cycle: TrueCycle): TrueCycle {
  const before = ({ raters, ...review }: TrueReview): TrueReview => {
    const late = raters.findLastIndex(
      ({ group }) => !isExempt(group === 'self' || group === 'manager' ? group : 'peer'),
    );
    return { ...review, raters: raters.filter((_, index) => index !== late) };
  };
  return { ...cycle, reviews: cycle.reviews.map(before) };
}
