import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { LoadPage, LoadRow } from './load.service.js';

export function presentLoad({ cycle, rows, high, pages }: LoadPage, texts: Texts) {
  const { loadWarning } = cycle.settings;
  return {
    back: paths.nominations(cycle.id),
    heading: texts.t('nominations.load.heading', { n: high, warning: loadWarning }),
    rows: rows.map((row) => ({
      name: row.name,
      requests: texts.number(row.requests),
      isHigh: row.level !== 'fine',
      minutes: texts.t('nominations.load.minutes', { n: row.minutes }),
      suggestion: suggestionFor(row, loadWarning, texts),
    })),
    pages,
  };
}

/** Manager and team are given by the chart; only requests of peers and customers can go to somebody else. */
function suggestionFor({ requests, level, byGroup }: LoadRow, warning: number, texts: Texts): string {
  if (level === 'fine') return '';
  const movable = (byGroup.get('peer') ?? 0) + (byGroup.get('customer') ?? 0);
  if (movable === 0) return texts.t('nominations.load.fixed');
  return texts.t('nominations.load.move', { n: Math.min(movable, requests - warning), of: movable });
}
