import { textIn } from '../domain/locale.js';
import type { Change } from '../domain/shown-change.js';
import type { GroupFilter, ShownGroup } from '../domain/shown-group.js';
import { roundToTenth } from '../domain/rounding.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';

/** Names of one cycle's framework in the reader's language. */
export class FrameworkNames {
  constructor(
    private readonly framework: ShownGroup['framework'],
    private readonly texts: Texts,
  ) {}

  competency(id: string): string {
    return textIn(this.find(id)?.name ?? {}, this.texts.locale);
  }

  /** For the head of a column. */
  short(id: string): string {
    return textIn(this.find(id)?.shortName ?? {}, this.texts.locale) || this.competency(id);
  }

  statement(behaviourId: string): string {
    const behaviours = this.competencies.flatMap((competency) => competency.behaviours);
    return textIn(behaviours.find(({ id }) => id === behaviourId)?.statement ?? {}, this.texts.locale);
  }

  private find(id: string): ShownGroup['framework'][number]['competencies'][number] | undefined {
    return this.competencies.find((competency) => competency.id === id);
  }

  private get competencies(): ShownGroup['framework'][number]['competencies'] {
    return this.framework.flatMap(({ competencies }) => competencies);
  }
}

/** "Legal and Underwriting"; a row without a department is of people who are in none. */
export function unitName(names: readonly string[], texts: Texts): string {
  return names.length === 0 ? texts.t('overview.no-department') : texts.list(names);
}

export function filterName(filter: GroupFilter, texts: Texts): string {
  return texts.t(`overview.by.${filter}`);
}

/** What became of a figure since the cycle before, as a sentence; '' on the first cycle. */
export function changeSentence(change: Change | null, cycleName: string, texts: Texts): string {
  if (change === null) return '';
  if (change.kind === 'broken') return say(texts, `overview.change.broken.${change.reason}`, { cycle: cycleName });
  const params = { cycle: cycleName, x: writeFigure(change.from, texts) };
  return say(texts, `overview.change.${change.kind}`, params);
}

/** The same in a cell: an arrow and how much; "no clear change" and "not comparable" are signs with words for ears. */
export function changeCell(change: Change | null, texts: Texts): { text: string; words: string } {
  if (change === null || change.kind === 'broken') return { text: '–', words: texts.t('overview.change.none-shown') };
  if (change.kind === 'no-clear-change') return { text: '=', words: texts.t('overview.change.word.no-clear-change') };
  const size = writeFigure(Math.abs(roundToTenth(change.to - change.from)), texts);
  const arrow = change.kind === 'risen' ? '↑' : '↓';
  return { text: `${arrow} ${size}`, words: texts.t(`overview.change.word.${change.kind}`) };
}

/** The words at both ends of the scale, and how many points it has. */
export function scaleEnds(
  { labels, points }: ShownGroup['scale'],
  texts: Texts,
): { low: string; high: string; n: number } {
  return {
    low: textIn(labels[0] ?? {}, texts.locale),
    high: textIn(labels.at(-1) ?? {}, texts.locale),
    n: points,
  };
}
