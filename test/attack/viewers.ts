import { mayOpenUnit } from '../../src/domain/group-units.js';
import { openableGroup } from '../../src/domain/openable-figures.js';
import { isProtected } from '../../src/domain/rater-group.js';
import type { ShownGroup } from '../../src/domain/shown-group.js';
import type { PublishedCycle } from './pipeline.js';
import type { TrueCycle, TrueReview } from './truth.js';

/** Somebody and everything he or she may open, in all roles and cycles together (anonymity R18). */
export interface Viewer {
  readonly name: string;
  readonly role: 'subject' | 'manager' | 'coach' | 'leader' | 'rater' | 'stranger';
  readonly personId: string;
  readonly reports: readonly { readonly cycle: TrueCycle; readonly review: TrueReview }[];
  /** Which rows of a cycle's group results; null for all of them. */
  readonly group: 'none' | 'all' | 'own-units';
}

/** Every kind of viewer of these cycles. Coach and manager read what readers may; who rates there may not. */
export function viewersOf(cycles: readonly TrueCycle[]): Viewer[] {
  const all = cycles.flatMap((cycle) => cycle.reviews.map((review) => ({ cycle, review })));
  const raters = all.flatMap(({ review }) => review.raters.map(({ raterId }) => raterId));
  const people = new Set([
    ...all.flatMap(({ review }) => [review.subjectId, review.managerId ?? '', review.coachId ?? '']),
    ...raters,
  ]);
  const viewers = [...people]
    .filter((personId) => personId !== '')
    .map((personId): Viewer => {
      const reports = all.filter(({ review }) => mayOpen(personId, review));
      const leads = reports.some(({ review }) => review.subjectId !== personId);
      const role = leads ? (personId.startsWith('coach') ? 'coach' : 'manager') : reports.length ? 'subject' : 'rater';
      return { name: personId, role, personId, reports, group: leads ? 'own-units' : 'none' };
    });
  const [first] = all;
  const leaders = ['leader', ...(first ? [first.review.subjectId] : [])].map((personId): Viewer => {
    const own = all.filter(({ review }) => review.subjectId === personId);
    return { name: `leader ${personId}`, role: 'leader', personId, reports: own, group: 'all' };
  });
  const stranger = { name: 'stranger', role: 'stranger', personId: 'stranger', reports: [], group: 'none' } as const;
  return [...viewers, ...leaders, stranger];
}

/** Its subject; its manager and coach unless they answered about that person among the protected. */
function mayOpen(personId: string, review: TrueReview): boolean {
  if (review.subjectId === personId) return true;
  if (review.managerId !== personId && review.coachId !== personId) return false;
  return !review.raters.some(({ raterId, group }) => raterId === personId && isProtected(group));
}

/** The group results as a viewer gets them who may open the reports of `open`; a manager's own unit is the first. */
export function groupFor(viewer: Viewer, { group }: PublishedCycle, open: readonly string[]): ShownGroup | null {
  const { shown, kept } = group;
  if (viewer.group !== 'own-units') return viewer.group === 'all' ? shown : null;
  const least = shown.thresholds.subjects;
  const [own] = Object.keys(kept.units);
  const isOpen = own !== undefined && mayOpenUnit(kept.units[own] ?? [], viewer.personId, open, least);
  return openableGroup(shown, kept.units, isOpen ? [own] : [], [...open, viewer.personId]);
}
