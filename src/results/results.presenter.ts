import { daysWithoutBackup } from '../domain/key-custody.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { MixProgress } from './results.service.js';

const dayMs = 86_400_000;

/** The page of results/mix-show; the way on to release and quality is for administrators. */
export function presentResults(progress: MixProgress, isAdministrator: boolean, texts: Texts): object {
  const { cycle, stuck, setAside } = progress;
  const isMixing = cycle.state === 'mixing';
  return {
    heading: texts.t(headingKey(progress)),
    lead: leadOf(progress, texts),
    cycleName: cycle.name,
    cycleHref: isAdministrator ? paths.cycle(cycle.id) : paths.home(),
    refreshes: isMixing && !progress.isKeyMissing,
    counts: countsOf(progress, texts),
    stuck: stuck.map(({ review, subjectName }) => ({ subjectName, href: paths.setAside(review.id) })),
    setAsideText: setAside > 0 ? texts.t('results.set-aside-count', { n: setAside }) : '',
    keyText: isMixing ? '' : keyText(progress, texts),
    releaseHref: isAdministrator && !isMixing ? paths.release(cycle.id) : '',
    qualityHref: isAdministrator && !isMixing ? paths.quality(cycle.id) : '',
  };
}

function headingKey({ cycle, reviews, isKeyMissing }: MixProgress): string {
  if (cycle.state !== 'mixing') return 'results.heading-mixed';
  if (isKeyMissing) return 'results.heading-key-missing';
  return reviews.waiting + reviews['set-aside'] === 0 && reviews.stuck > 0
    ? 'results.heading-stuck'
    : 'results.heading-mixing';
}

function leadOf({ cycle, reviews, isKeyMissing }: MixProgress, texts: Texts): string {
  if (cycle.state !== 'mixing') return texts.t('results.lead-mixed');
  if (isKeyMissing) return texts.t('results.lead-key-missing');
  const total = reviews.mixed + reviews.waiting + reviews.stuck + reviews['set-aside'];
  return texts.t('results.lead-mixing', { done: reviews.mixed, total });
}

function countsOf({ reviews }: MixProgress, texts: Texts): { label: string; value: string }[] {
  const rows: [string, number][] = [
    ['results.count-mixed', reviews.mixed],
    ['results.count-waiting', reviews.waiting + reviews['set-aside']],
    ['results.count-stuck', reviews.stuck],
  ];
  return rows.map(([key, value]) => ({ label: texts.t(key), value: texts.number(value) }));
}

function keyText({ cycle, keyPlaces }: MixProgress, texts: Texts): string {
  if (cycle.isImported) return texts.t('results.key-none');
  const day = (at: Date): string => texts.day(dateIn(at, cycle.timeZone));
  if (cycle.keyDestroyedAt) return texts.t('results.key-destroyed', { date: day(cycle.keyDestroyedAt) });
  const mixedAt = cycle.mixedAt ?? cycle.createdAt;
  if (cycle.backupVerifiedAt) return texts.t('results.key-stays', { places: texts.list(keyPlaces) });
  return texts.t('results.key-waits', { date: day(new Date(mixedAt.getTime() + daysWithoutBackup * dayMs)) });
}
