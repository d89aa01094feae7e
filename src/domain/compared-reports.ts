import type { BlockLabel } from './blocks.js';
import type { KeptMoments } from './kept-moments.js';
import type { LocalText } from './locale.js';
import type { RaterGroup } from './rater-group.js';

/** One side of a comparison: what the change test reads of a snapshot. */
export interface ComparedReport {
  readonly shown: {
    readonly header: { readonly cycleId: string; readonly cycleName: string };
    readonly scale: { readonly labels: readonly LocalText[] };
    readonly blocks: readonly {
      readonly label: BlockLabel;
      readonly groups: readonly RaterGroup[];
      readonly n: number;
    }[];
    readonly competencies: readonly ComparedCompetency[];
  };
  readonly kept: KeptMoments;
}

/** What is compared of one competency. */
export interface ComparedCompetency {
  readonly id: string;
  readonly others: number | null;
  readonly blocks: readonly { readonly key: BlockLabel; readonly value: number }[];
  readonly behaviours: readonly {
    readonly id: string;
    readonly statement: LocalText;
    readonly blocks: readonly { readonly key: BlockLabel }[];
  }[];
}

/** Whether two reports asked the same behaviours, in order and in the same words (measurement 5). */
export function sameBehaviours(a: ComparedCompetency, b: ComparedCompetency): boolean {
  const ids = (side: ComparedCompetency): string => side.behaviours.map(({ id }) => id).join(' ');
  if (ids(a) !== ids(b)) return false;
  return sameTexts(
    a.behaviours.map(({ statement }) => statement),
    b.behaviours.map(({ statement }) => statement),
  );
}

/** Which behaviours a block shows of a competency, as one comparable text. */
export function shownIn({ behaviours }: ComparedCompetency, key: BlockLabel): string {
  return behaviours
    .filter(({ blocks }) => blocks.some((block) => block.key === key))
    .map(({ id }) => id)
    .join(' ');
}

/** The same texts: a language added since changes nothing, another wording in a language both have does. */
export function sameTexts(a: readonly LocalText[], b: readonly LocalText[]): boolean {
  return a.length === b.length && a.every((text, index) => sameText(text, b[index] ?? {}));
}

function sameText(a: LocalText, b: LocalText): boolean {
  const shared = (['en', 'fa', 'ar'] as const).filter((locale) => a[locale] && b[locale]);
  return shared.length > 0 && shared.every((locale) => a[locale] === b[locale]);
}
