import { ratersNeeded } from '../domain/reliability.js';
import { percent } from '../domain/rounding.js';
import type { GroupAgreement, GroupQuality, ResponseRate } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ShownQuality } from './results.service.js';

/** More raters than anybody could ask: the sentence would help nobody. */
const mostRaters = 40;
const flags = ['straight-lined', 'too-little', 'leniency'] as const;
const indices = ['rwg-j', 'ad', 'a-wg', 'icc1', 'icc2', 'alpha'] as const;

interface Explained {
  readonly term: string;
  readonly meaning: string;
}

/** The page of results/quality-show: groups only, nothing under the thresholds of the group figures. */
export function presentQuality({ cycle, quality, setAside, merged }: ShownQuality, texts: Texts): object {
  const groups = quality?.groups ?? [];
  const agreeing = groups.flatMap(({ group, agreement }) => (agreement ? [{ group, agreement }] : []));
  const subjects = cycle.settings.thresholds.groupSubjects;
  const explain = (keys: readonly string[]): Explained[] =>
    keys.map((key) => ({ term: texts.t(`quality.column.${key}`), meaning: texts.t(`quality.meaning.${key}`) }));
  return {
    cycleName: cycle.name,
    cycleHref: paths.cycle(cycle.id),
    methodHref: paths.method(),
    isBuilt: quality !== null,
    response: (quality?.response ?? []).map((row) => presentResponse(row, texts)),
    responseNote: texts.t('quality.response-note', { subjects }),
    flags: groups.map((row) => presentFlags(row, texts)),
    flagsNote: texts.t('quality.flags-note', { subjects }),
    flagsExplained: explain(flags),
    agreement: agreeing.map(({ group, agreement }) => presentAgreement(group, agreement, texts)),
    agreementExplained: explain(indices),
    needed: agreeing.flatMap(({ group, agreement }) => neededText(group, agreement, texts)),
    mergedText: texts.t('quality.merged', { n: merged }),
    setAsideText: texts.t('quality.set-aside', { n: setAside }),
  };
}

function presentResponse({ group, subjects, asked, answered }: ResponseRate, texts: Texts): object {
  return {
    group: texts.t(`quality.group.${group}`),
    subjects: texts.number(subjects),
    asked: texts.number(asked),
    answered: texts.number(answered),
    rate: texts.t('quality.percent', { value: percent(answered, asked) }),
  };
}

function presentFlags(row: GroupQuality, texts: Texts): object {
  return {
    group: texts.t(`quality.group.${row.group}`),
    raters: texts.number(row.raters),
    subjects: texts.number(row.subjects),
    straightLined: texts.t('quality.percent', { value: row.straightLined }),
    tooLittle: texts.t('quality.percent', { value: row.tooLittle }),
    leniency: leniencyText(row.leniency, texts),
  };
}

function leniencyText(leniency: number | null, texts: Texts): string {
  if (leniency === null) return texts.t('quality.none');
  if (leniency === 0) return texts.t('quality.leniency-even');
  const value = texts.number(Math.abs(leniency), 1);
  return texts.t(leniency > 0 ? 'quality.leniency-higher' : 'quality.leniency-lower', { value });
}

function presentAgreement(group: GroupQuality['group'], figures: GroupAgreement, texts: Texts): object {
  const told = (value: number | null): string => (value === null ? texts.t('quality.none') : texts.number(value, 2));
  return {
    group: texts.t(`quality.group.${group}`),
    rwgJ: told(figures.rwgJ),
    adM: told(figures.adM),
    awg: told(figures.awg),
    icc1: told(figures.icc1),
    icc2: told(figures.icc2),
    alpha: told(figures.alpha),
  };
}

function neededText(group: GroupQuality['group'], { icc1 }: GroupAgreement, texts: Texts): string[] {
  const needed = icc1 === null ? null : ratersNeeded(icc1);
  if (needed === null || needed > mostRaters) return [];
  return [
    texts.t('quality.needed', { group: texts.t(`quality.group.${group}`), n: Math.max(1, Math.ceil(needed - 1e-9)) }),
  ];
}
