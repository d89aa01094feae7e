import { mayOpenUnit } from '../../src/domain/group-units.js';
import { openableGroup } from '../../src/domain/openable-figures.js';
import type { ShownGroup } from '../../src/domain/shown-group.js';
import type { PublishedCycle } from './pipeline.js';
import { mayOpen, type TrueCycle, type TrueReview } from './truth.js';

/** Somebody and everything he or she may open, in all roles and cycles together (anonymity R18). */
export interface Viewer {
  readonly name: string;
  readonly role: 'subject' | 'manager' | 'coach' | 'leader' | 'rater' | 'stranger';
  readonly personId: string;
  readonly reports: readonly { readonly cycle: TrueCycle; readonly review: TrueReview }[];
  /** Which rows of a cycle's group results: everybody sees the company's on the page of brand values. */
  readonly group: 'company' | 'own-units' | 'all';
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
      return { name: personId, role, personId, reports, group: leads ? 'own-units' : 'company' };
    });
  // Leaders and administrators may be subjects, managers and coaches as well.
  const [one] = all;
  const coached = all.find(({ review }) => review.coachId !== null);
  const also = [one?.review.subjectId, one?.review.managerId, coached?.review.coachId];
  const leaders = ['leader', ...also.flatMap((personId) => personId ?? [])].map((personId): Viewer => {
    const reports = all.filter(({ review }) => mayOpen(personId, review));
    return { name: `leader ${personId}`, role: 'leader', personId, reports, group: 'all' };
  });
  const stranger = { name: 'stranger', role: 'stranger', personId: 'stranger', reports: [], group: 'company' } as const;
  return [...viewers, ...leaders, stranger];
}

/** The group results as a viewer gets them who may open the reports of `open`; a manager's own unit is the first. */
export function groupFor(viewer: Viewer, { group }: PublishedCycle, open: readonly string[]): ShownGroup {
  const { shown, kept } = group;
  const known = [...open, viewer.personId];
  if (viewer.group !== 'own-units') return openableGroup(shown, kept.units, viewer.group === 'all' ? null : [], known);
  const least = shown.thresholds.subjects;
  const [own] = Object.keys(kept.units);
  const isOpen = own !== undefined && mayOpenUnit(kept.units[own] ?? [], viewer.personId, open, least);
  return openableGroup(shown, kept.units, isOpen ? [own] : [], known);
}

/** What a leader would get if small remainders were hidden, but could be taken from the company: R12 switched off. */
export function eachUnitAlone(viewer: Viewer, { group }: PublishedCycle, open: readonly string[]): ShownGroup {
  const { shown, kept } = group;
  const known = [...open, viewer.personId];
  const units = shown.units.flatMap((unit) => {
    const alone = { ...shown, units: [unit] };
    return openableGroup(alone, kept.units, [unit.key], known).units;
  });
  return { ...openableGroup(shown, kept.units, [], known), units };
}
