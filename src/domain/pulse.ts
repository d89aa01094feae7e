import { addDays, type IsoDate } from './calendar.js';
import { type CycleSettings, defaultThresholds, equalWeights } from './cycle-settings.js';
import type { ScaleEnd } from './disclosure.js';
import { locales, type LocalText } from './locale.js';
import type { Questionnaire } from './questionnaire.js';
import { roundToTenth } from './rounding.js';
import type { ShownReport } from './shown-report.js';

/** A pulse asks five to twelve people about one to three statements, and answers are taken for two weeks. */
export const pulseLimits = { fewestPeople: 5, mostPeople: 12, mostStatements: 3, days: 14 } as const;

/** Of a protected group at least k + 2 are asked, so that two may stay silent (domain, rater groups). */
export function fewestAsked(k: number): number {
  return Math.max(pulseLimits.fewestPeople, k + 2);
}

export function pulseClosesOn(today: IsoDate): IsoDate {
  return addDays(today, pulseLimits.days);
}

/** −3 … +3 as words, from lowest to highest; stored as the points 1 … 7 of a scale like any other. */
export const pulseLabels: readonly LocalText[] = [
  { en: 'Much less often', fa: 'خیلی کمتر', ar: 'أقل بكثير' },
  { en: 'Less often', fa: 'کمتر', ar: 'أقل' },
  { en: 'A little less often', fa: 'کمی کمتر', ar: 'أقل قليلًا' },
  { en: 'No change', fa: 'بدون تغییر', ar: 'دون تغيّر' },
  { en: 'A little more often', fa: 'کمی بیشتر', ar: 'أكثر قليلًا' },
  { en: 'More often', fa: 'بیشتر', ar: 'أكثر' },
  { en: 'Much more often', fa: 'خیلی بیشتر', ar: 'أكثر بكثير' },
];

const noChange = 4;

export interface PulseStatement {
  readonly id: string;
  readonly statement: LocalText;
}

/** What a pulse asks: the statements of some actions, without comments or examples, so that nobody is told by words. */
export function pulseQuestionnaire(statements: readonly PulseStatement[]): Questionnaire {
  const heading: LocalText = { en: 'Since then', fa: 'از آن زمان', ar: 'منذ ذلك الحين' };
  const behaviours = statements.map(({ id, statement }) => ({
    id,
    statement,
    selfStatement: {},
    groups: ['peer'] as const,
  }));
  return {
    scale: {
      labels: pulseLabels,
      cannotJudge: { en: 'I can’t judge this', fa: 'شناخت کافی ندارم', ar: 'لا أستطيع الحكم' },
    },
    values: [
      {
        id: 'pulse',
        name: heading,
        promise: {},
        competencies: [{ id: 'pulse', name: heading, shortName: heading, ideas: [], behaviours }],
      },
    ],
    openQuestions: [],
    withoutExamples: true,
  };
}

/** All who are asked are one protected group; k is that of the report the plan follows. */
export function pulseSettings(k: number, since: IsoDate): CycleSettings {
  const all = { method: 'hr', ask: null, minimum: fewestAsked(k), maximum: pulseLimits.mostPeople } as const;
  return {
    groups: ['peer'],
    choice: { peer: all, subordinate: all, customer: all },
    thresholds: { ...defaultThresholds, ratings: k },
    weights: equalWeights,
    loadWarning: 10,
    loadMaximum: 100,
    customerEveryDays: 0,
    serviceMonths: 0,
    periodMonths: 1,
    locales,
    hrReadsComments: false,
    managerSeesReport: false,
    reminders: ['two-days', 'last-day'],
    openQuestions: [],
    pulseSince: since,
  };
}

/** One statement's result on −3 … +3, as it may be told; null when fewer than k judged it. */
export interface PulseFigure {
  readonly behaviourId: string;
  readonly statement: LocalText;
  readonly figure: { readonly value: number; readonly endCode: ScaleEnd | null; readonly n: number } | null;
}

/** Everything told of a pulse, from its snapshot's shown cells alone (anonymity R4–R6, R9). */
export function pulseResult({ competencies }: Pick<ShownReport, 'competencies'>): PulseFigure[] {
  return competencies
    .flatMap(({ behaviours }) => behaviours)
    .map(({ id, statement, blocks }) => {
      const [cell] = blocks;
      const figure = cell ? { value: roundToTenth(cell.value - noChange), endCode: cell.endCode, n: cell.n } : null;
      return { behaviourId: id, statement, figure };
    });
}

/** The words nearest to a value on −3 … +3. */
export function nearestPulseLabel(value: number): LocalText {
  return pulseLabels[Math.round(value + noChange) - 1] ?? {};
}
