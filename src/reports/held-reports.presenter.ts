import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { ReleasedReview } from './release-overview.js';

/** Reasons the product gives itself; any other was typed by HR. */
const ownReasons = ['reader-rated', 'damaged'];

export function presentHeld({ review, subjectName, readerNames }: ReleasedReview, texts: Texts): object {
  const reason = review.heldReason ?? '';
  const isOwn = ownReasons.includes(reason);
  return {
    subjectName,
    reason: isOwn ? texts.t(`release.held.${reason}`, { names: texts.list(readerNames) }) : reason,
    coachHref: reason === 'reader-rated' ? paths.reportCoach(review.id) : '',
    correctHref: reason === 'damaged' ? '' : paths.correction(review.id),
    unholdAction: isOwn ? '' : paths.reportUnhold(review.id),
  };
}
