import type { IsoDate } from '../domain/calendar.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import type { NominationFacts } from '../domain/nomination-rules.js';
import type { PersonEntity } from '../people/person.entity.js';
import type { ReviewEntity } from './review.entity.js';

/** What the rules of nomination need to know about one review's list. */
export function listFacts(
  review: Pick<ReviewEntity, 'subjectId' | 'coachId'>,
  settings: CycleSettings,
  people: ReadonlyMap<string, PersonEntity>,
  today: IsoDate,
): NominationFacts {
  return {
    settings,
    today,
    nominee: (personId) => {
      const person = people.get(personId);
      if (person?.status !== 'active') return null;
      if (person.kind === 'employee') return { kind: 'employee' };
      return { kind: 'customer', hasObjected: person.objectedAt !== null, lastAskedOn: person.lastAskedOn };
    },
    readers: readersOf(review, settings, people),
  };
}

/** Who will open this report besides the person: the coach, and the manager when the cycle says so (anonymity R18). */
export function readersOf(
  { subjectId, coachId }: Pick<ReviewEntity, 'subjectId' | 'coachId'>,
  settings: Pick<CycleSettings, 'managerSeesReport'>,
  people: ReadonlyMap<string, Pick<PersonEntity, 'managerId'>>,
): Set<string> {
  const manager = settings.managerSeesReport ? people.get(subjectId)?.managerId : null;
  return new Set([coachId, manager].filter((id) => typeof id === 'string'));
}
