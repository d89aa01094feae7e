import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { presentListGroups, problemSentence } from './list.presenter.js';
import type { FoundPerson, ListPage } from './list-pages.js';

/** Where the forms of one list go; HR and the manager have their own addresses. */
export interface ListPlaces {
  readonly back: string;
  readonly self: string;
  readonly part: (part: string) => string;
  readonly namesCoach: boolean;
}

export function presentListPage(page: ListPage, places: ListPlaces, texts: Texts) {
  const { list, loads, group, search, found, suggested } = page;
  const { cycle, review, people } = list;
  const name = people.get(review.subjectId)?.name ?? '';
  const groups = raterGroups.filter((each) => each !== 'self' && cycle.settings.groups.includes(each));
  const isNominating = cycle.state === 'nominating';
  return {
    back: places.back,
    heading: texts.t('nominations.list.heading', { name }),
    meta: texts.t('nominations.list.meta', {
      cycle: cycle.name,
      state: texts.t(`nominations.state.${review.nominationState}`),
    }),
    blockers: list.problems
      .filter(({ isBlocker }) => isBlocker)
      .map((problem) => ({ text: problemSentence(problem, list, texts) })),
    groups: presentListGroups(list, loads, texts, places.namesCoach ? places.part('reinforcement') : ''),
    nobody: page.isNobodyLeft ? texts.t('nominations.mend.nobody') : '',
    raters: groups
      .map((each) => ({ label: texts.t(`cycles.group.${each}`), raters: ratersIn(page, each, texts) }))
      .filter(({ raters }) => raters.length > 0),
    removal: places.part('removal'),
    self: places.self,
    addition: places.part('raters'),
    group,
    options: groups.map((value) => ({ value, label: texts.t(`cycles.group.${value}`), isSelected: value === group })),
    search,
    isSearched: search !== '',
    isCustomer: group === 'customer',
    found: found.map((person) => presentFound(person, texts)),
    suggested: suggested.map((person) => presentFound(person, texts)),
    approval: isNominating && review.nominationState !== 'approved' ? places.part('approval') : '',
    giveBack: isNominating && review.nominationState !== 'proposed' ? places.part('return') : '',
    coach: places.namesCoach ? presentCoach(page, places, texts) : null,
  };
}

function ratersIn({ list, loads }: ListPage, group: RaterGroup, texts: Texts) {
  return list.raters
    .filter((rater) => rater.group === group)
    .map(({ raterId, source }) => ({
      id: raterId,
      name: list.people.get(raterId)?.name ?? '',
      about: texts.t(`nominations.source.${source}`),
      load: texts.t('nominations.list.load', { n: loads.get(raterId) ?? 0 }),
      isHigh: (loads.get(raterId) ?? 0) > list.cycle.settings.loadWarning,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, texts.locale));
}

export function presentFound({ id, name, jobTitle, email, isListed, requests }: FoundPerson, texts: Texts) {
  return { id, name, about: jobTitle || email, isListed, load: texts.t('nominations.list.load', { n: requests }) };
}

function presentCoach({ list, coachSearch, coaches }: ListPage, places: ListPlaces, texts: Texts) {
  const coach = list.people.get(list.review.coachId ?? '');
  return {
    action: places.part('coach'),
    present: coach ? texts.t('nominations.coach.is', { name: coach.name }) : texts.t('nominations.coach.none'),
    isNamed: Boolean(coach),
    search: coachSearch,
    isSearched: coachSearch !== '',
    found: coaches.map(({ id, name, jobTitle, email }) => ({ id, name, about: jobTitle || email })),
  };
}
