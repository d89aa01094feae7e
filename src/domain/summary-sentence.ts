import type { BlockLabel } from './blocks.js';
import type { NamedGap } from './shown-report.js';

/** A sentence as the key of its pattern and what goes into it: ids and shown figures, never words (words 5, 1–17). */
export type SummarySentence =
  | {
      readonly key: 'summary.headline-blind-spot' | 'summary.headline-room';
      readonly params: { readonly best: string; readonly other: string };
    }
  | { readonly key: 'summary.too-few'; readonly params: { readonly self: boolean; readonly manager: boolean } }
  | { readonly key: 'summary.who'; readonly params: { readonly answered: number; readonly invited: number } }
  | {
      readonly key: 'summary.blind-spot' | 'summary.hidden-strength';
      readonly params: Pick<NamedGap, 'behaviourId' | 'self' | 'others'>;
    }
  | { readonly key: 'summary.no-gaps' | 'summary.no-self'; readonly params: Record<string, never> }
  | { readonly key: 'summary.risen' | 'summary.fallen' | 'summary.no-clear-change'; readonly params: ChangeParams }
  | { readonly key: 'summary.line-broken'; readonly params: { readonly cycleName: string } }
  | { readonly key: 'summary.split'; readonly params: { readonly competencyId: string } }
  | { readonly key: 'summary.first-step'; readonly params: { readonly competencyId: string; readonly idea: number } }
  | { readonly key: 'summary.few-answers'; readonly params: { readonly block: BlockLabel; readonly n: number } }
  | { readonly key: 'summary.merged'; readonly params: { readonly block: BlockLabel } }
  | { readonly key: 'summary.no-comments'; readonly params: { readonly kc: number } };

export interface ChangeParams {
  readonly competencyId: string;
  readonly cycleName: string;
  readonly from: number;
  readonly to: number;
}

/** The opening of a report, chosen by fixed rules from what is shown (experience 14, words 5). */
export interface ReportSummary {
  /** Null when the figures single out neither a best nor another competency. */
  readonly headline: SummarySentence | null;
  readonly inShort: readonly SummarySentence[];
  /** How to read the figures: who answered, merged and small blocks, what is absent. */
  readonly notes: readonly SummarySentence[];
}
