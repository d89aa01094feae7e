import { evenVariance, meanOf, varianceOfCounts } from '../domain/agreement.js';
import { blocksFrom, type GroupCounts } from '../domain/blocks.js';
import { defaultThresholds } from '../domain/cycle-settings.js';
import { endBound, endMiddle } from '../domain/disclosure.js';
import { defaultNorm, quadrantOf } from '../domain/gaps.js';
import { protectedGroups } from '../domain/rater-group.js';
import { agreementWord } from '../domain/spread.js';
import type { Texts } from '../i18n/texts.js';
import type { MethodSection } from './method-sections.js';

export interface MethodTable {
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly head: string;
    readonly cells: readonly { readonly label: string; readonly value: string }[];
  }[];
}

const points = 5;
const k = defaultThresholds.ratings;

/** Worked examples in tables, computed by the domain's own functions. */
export function exampleTables(texts: Texts): Readonly<Partial<Record<MethodSection, MethodTable>>> {
  return { together: together(texts), ends: ends(texts), corners: corners(texts), agreement: agreement(texts) };
}

function together(texts: Texts): MethodTable {
  const cases: readonly GroupCounts[] = [
    { peer: 4, subordinate: 3, customer: 3 },
    { peer: 4, subordinate: 2 },
    { peer: 6, subordinate: 2, customer: 2 },
    { peer: 5, subordinate: 3, customer: 1 },
    { peer: 2, subordinate: 2, customer: 1 },
    { peer: 2 },
  ];
  const part = (label: string, n: number): string =>
    texts.t('method.together.part', { group: texts.t(`report.block.${label}`), n });
  return tableOf(
    [texts.t('method.together.answered'), texts.t('method.together.shown')],
    cases.map((counts) => {
      const blocks = blocksFrom(counts, counts, k);
      const asked = protectedGroups.flatMap((group) => (counts[group] ? [part(group, counts[group])] : []));
      const shown =
        blocks.length === 0
          ? texts.t('method.together.none')
          : texts.list(blocks.map(({ label, n }) => part(label, n)));
      return [texts.list(asked), shown];
    }),
  );
}

function ends(texts: Texts): MethodTable {
  return tableOf(
    [
      texts.t('method.ends.people'),
      texts.t('method.ends.top'),
      texts.t('method.ends.bottom'),
      texts.t('method.ends.middle'),
    ],
    [3, 5, 8].map((n) => [
      texts.number(n),
      texts.t('method.ends.or-more', { x: texts.number(endBound('top', n, points), 1) }),
      texts.t('method.ends.or-less', { x: texts.number(endBound('bottom', n, points), 1) }),
      texts.number(endMiddle('top', n, points), 2),
    ]),
  );
}

function corners(texts: Texts): MethodTable {
  const norm = defaultNorm(points);
  const cases = [
    [4.2, 4.1],
    [4.4, 3.1],
    [3, 4],
    [3, 2.8],
  ] as const;
  return tableOf(
    [texts.t('report.block.self'), texts.t('report.block.all'), texts.t('method.corners.word')],
    cases.map(([self, others]) => [
      texts.number(self, 1),
      texts.number(others, 1),
      texts.t(`method.corner.${quadrantOf(self, others, norm)}`),
    ]),
  );
}

function agreement(texts: Texts): MethodTable {
  const cases = [
    [0, 0, 1, 6, 1],
    [0, 2, 2, 3, 1],
    [1, 2, 2, 2, 1],
  ];
  return tableOf(
    [texts.t('method.agreement.answers'), texts.t('method.agreement.share'), texts.t('method.agreement.word')],
    cases.map((counts) => {
      const behaviours = [counts, counts, counts];
      const share = 1 - meanOf(behaviours.map(varianceOfCounts)) / evenVariance(points);
      const word = agreementWord(behaviours, points) ?? 'mixed';
      return [
        counts.map((count) => texts.number(count)).join(texts.t('method.beside')),
        texts.number(share, 2),
        texts.t(`report.agreement.${word}`),
      ];
    }),
  );
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): MethodTable {
  return {
    heads,
    rows: rows.map(([head = '', ...cells]) => ({
      head,
      cells: cells.map((value, index) => ({ label: heads[index + 1] ?? '', value })),
    })),
  };
}
