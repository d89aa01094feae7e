import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { type Board, boardFilters } from './board.service.js';
import { presentListGroups } from './list.presenter.js';

/** The board by employee: who has which raters, and which lists wait for an approval. */
export function presentBoard(board: Board, refused: number, texts: Texts) {
  const { cycle, filter, counts, pages, lists, loads } = board;
  const isNominating = cycle.state === 'nominating';
  const href = paths.nominations(cycle.id);
  return {
    back: { href: paths.cycle(cycle.id), label: texts.t('cycles.back.cycle') },
    meta: texts.t('cycles.show.meta', { name: cycle.name, state: texts.t(`cycles.state.${cycle.state}`) }),
    heading: isNominating
      ? texts.t('nominations.board.heading', { n: counts.waiting })
      : texts.t('nominations.board.draft', { n: counts.all }),
    lead: isNominating
      ? texts.t('nominations.board.lead', { approved: counts.approved, n: counts.open })
      : texts.t('nominations.board.draft-lead'),
    refused: refused > 0 ? texts.t('nominations.board.refused', { n: refused }) : '',
    filters: (isNominating ? boardFilters : []).map((name) => ({
      href: `${href}?show=${name}`,
      label: texts.t(`nominations.filter.${name}`, { n: counts[name] }),
      isCurrent: name === filter,
    })),
    isNominating,
    approvals: paths.approvals(cycle.id),
    people: lists.map((list) => ({
      id: list.review.id,
      name: list.people.get(list.review.subjectId)?.name ?? '',
      about: list.people.get(list.review.subjectId)?.jobTitle ?? '',
      state: isNominating ? texts.t(`nominations.state.${list.review.nominationState}`) : '',
      groups: presentListGroups(list, loads, texts, paths.reviewListPart(cycle.id, list.review.id, 'reinforcement')),
      href: paths.reviewList(cycle.id, list.review.id),
      mayApprove: isNominating && list.review.nominationState !== 'approved',
      isAgainstRule: list.problems.some((problem) => problem.isBlocker),
    })),
    empty: emptyBoard(board, texts),
    nudgeHref: board.openedDaysAgo !== null && counts.open > 0 ? paths.nudge(cycle.id) : '',
    pages,
    proposals: paths.proposals(cycle.id),
    mayPropose: !isNominating || counts.open > 0,
    fillsIn: isNominating,
    isStart: !isNominating && counts.all > 0 && loads.size === 0,
    loadHref: paths.load(cycle.id),
    importHref: paths.nominationImport(cycle.id),
    checkHref: paths.cycleDraft(cycle.id, 'check'),
  };
}

function emptyBoard({ counts, filter, openedDaysAgo }: Board, texts: Texts): string {
  if (counts.all === 0) return texts.t('nominations.board.nobody');
  const nobodyYet = filter === 'waiting' && counts.open === counts.all;
  if (nobodyYet && openedDaysAgo !== null) return texts.t('nominations.board.nobody-yet', { n: openedDaysAgo });
  return texts.t(`nominations.empty.${filter}`);
}
