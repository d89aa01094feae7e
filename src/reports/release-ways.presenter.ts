import type { Texts } from '../i18n/texts.js';
import type { ReleaseOverview } from './release-overview.js';

/** Who may read first; without any reader there is nothing to choose. */
export function presentWays({ cycle, reviews }: ReleaseOverview, texts: Texts): object {
  const hasReaders = reviews.some(({ readerNames }) => readerNames.length > 0);
  const date = cycle.reportsOn ? texts.day(cycle.reportsOn) : '';
  const debrief = cycle.debriefOn ? texts.day(cycle.debriefOn) : '';
  const straight = texts.t(date ? 'release.straight-on' : 'release.straight-now', { date });
  return {
    isChoice: hasReaders,
    straightText: straight,
    options: [
      {
        value: 'reader-first',
        label: texts.t('release.reader-first'),
        hint: readerFirstHint(debrief, date, texts),
        isSelected: true,
      },
      { value: 'straight', label: texts.t('release.straight'), hint: straight, isSelected: false },
    ],
  };
}

function readerFirstHint(debrief: string, date: string, texts: Texts): string {
  const reads = debrief ? texts.t('release.reader-from', { date: debrief }) : texts.t('release.reader-at-once');
  const gets = date ? texts.t('release.person-by', { date }) : texts.t('release.person-by-hand');
  return `${reads} ${gets}`;
}
