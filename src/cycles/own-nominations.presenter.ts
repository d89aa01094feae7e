import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { type OwnPage, proposableGroups } from './own-nominations.service.js';
import type { OpenReview } from './team-reviews.js';

export function presentOwnReviews(reviews: readonly OpenReview[], texts: Texts) {
  const open = reviews.filter(({ cycle }) => proposableGroups(cycle.settings).length > 0);
  const toDo = open.filter(({ review }) => review.nominationState === 'proposed');
  return {
    heading: texts.t('nominations.mine.heading', { n: toDo.length }),
    reviews: open.map(({ cycle, review }) => ({
      name: cycle.name,
      isOpen: review.nominationState === 'proposed',
      state: texts.t(review.nominationState === 'proposed' ? 'nominations.mine.open' : 'nominations.mine.sent'),
      href: paths.ownNomination(review.id),
    })),
  };
}

/** Before sending: what was proposed, and a search. Afterwards only that it was sent. */
export function presentOwnPage(page: OwnPage, texts: Texts) {
  const { cycle, review, groups, group, proposed, search, found } = page;
  const isOpen = review.nominationState === 'proposed';
  const listed = new Set(proposed.map(({ raterId }) => raterId));
  const part = (name: string): string => paths.ownNominationPart(review.id, name);
  return {
    back: paths.ownNominations(),
    meta: cycle.name,
    heading: texts.t(isOpen ? 'nominations.mine.form-heading' : 'nominations.mine.sent-heading'),
    lead: texts.t(isOpen ? 'nominations.mine.lead' : 'nominations.mine.sent-lead'),
    isOpen,
    wanted: groups.map((each) => {
      const { ask, maximum } = cycle.settings.choice[each];
      return {
        text: texts.t('nominations.mine.wanted', { group: texts.t(`cycles.group.${each}`), n: ask ?? maximum }),
      };
    }),
    proposed: proposed.map((rater) => ({
      id: rater.raterId,
      name: rater.name,
      about: texts.t(`cycles.group.${rater.group}`),
    })),
    removal: part('removal'),
    addition: part('raters'),
    submission: proposed.length > 0 ? part('submission') : '',
    self: paths.ownNomination(review.id),
    group,
    isCustomer: group === 'customer',
    options: groups.map((value) => ({ value, label: texts.t(`cycles.group.${value}`), isSelected: value === group })),
    search,
    isSearched: search !== '',
    found: found.map(({ id, name, jobTitle }) => ({ id, name, about: jobTitle, isListed: listed.has(id) })),
  };
}
