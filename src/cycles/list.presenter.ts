import { forecastBlocks, type GroupForecast } from '../domain/block-forecast.js';
import {
  isProtected,
  protectedGroups,
  type ProtectedGroup,
  type RaterGroup,
  raterGroups,
} from '../domain/rater-group.js';
import type { NominationProblem } from '../domain/nomination-rules.js';
import type { NominationSource } from '../domain/nomination.js';
import type { Texts } from '../i18n/texts.js';
import { askedDots } from './asked-dots.presenter.js';
import type { NominationList } from './nomination-lists.js';
import { worded } from './worded-problems.js';

type ToldForecast = Omit<GroupForecast, 'state'> & { readonly state: GroupForecast['state'] | 'takes-in' };

const sources = ['subject', 'approver', 'file', 'chart', 'records'] as const;

/** The groups of one list: points, names by who chose them, and what is to be said about each. */
export function presentListGroups(
  list: NominationList,
  loads: ReadonlyMap<string, number>,
  texts: Texts,
  mendAction = '',
) {
  const { cycle, raters } = list;
  const k = cycle.settings.thresholds.ratings;
  return raterGroups
    .filter((group) => group !== 'self' && cycle.settings.groups.includes(group) && !isNaturallyEmpty(list, group))
    .map((group) => {
      const own = raters.filter((rater) => rater.group === group);
      const label = texts.t(`cycles.group.${group}`);
      const dotsLabel = texts.t('cycles.outlook.dots', { group: label, asked: own.length, k });
      return {
        label,
        dots: askedDots(own.length, isProtected(group) ? k : null, dotsLabel),
        names: namesBySource(list, group, texts),
        mend: mendAction === '' ? null : mendOf(list, group, mendAction, texts),
        why: [
          ...problemsIn(list, group, texts),
          ...forecastOf(list, group, texts),
          ...loadsIn(list, group, loads, texts),
        ].map((text) => ({ text })),
      };
    });
}

/** Most people lead nobody: that is no gap in their list. */
function isNaturallyEmpty({ cycle, raters }: NominationList, group: RaterGroup): boolean {
  if (group !== 'subordinate' || cycle.settings.choice.subordinate.method !== 'chart') return false;
  return raters.every((rater) => rater.group !== 'subordinate');
}

function namesBySource({ raters, people }: NominationList, group: RaterGroup, texts: Texts): string {
  // Each name keeps its own direction among words of the other.
  const nameOf = (id: string): string => `\u2068${people.get(id)?.name ?? ''}\u2069`;
  const parts = sources.flatMap((source: NominationSource) => {
    const names = raters
      .filter((rater) => rater.group === group && rater.source === source)
      .map((rater) => nameOf(rater.raterId))
      .sort((one, other) => one.localeCompare(other, texts.locale));
    return names.length > 0
      ? [texts.t(`nominations.from.${source}`, { names: names.join(texts.locale === 'en' ? ', ' : '، ') })]
      : [];
  });
  return parts.join(texts.locale === 'en' ? '; ' : '؛ ') || texts.t('nominations.nobody');
}

/** Problems of this group; a small group is told by the forecast instead. */
function problemsIn(list: NominationList, group: RaterGroup, texts: Texts): string[] {
  const own = list.problems.filter(
    (problem) => groupOf(problem, list) === group && !problem.key.endsWith('thin-group'),
  );
  return own.map((problem) => problemSentence(problem, list, texts));
}

export function problemSentence(problem: NominationProblem, { people }: NominationList, texts: Texts): string {
  const name = people.get(problem.raterId ?? '')?.name ?? '';
  return texts.t(problem.key, { name, ...worded(problem, texts).params });
}

function groupOf({ raterId, params, key }: NominationProblem, { raters }: NominationList): RaterGroup | undefined {
  if (raterId !== null) return raters.find((rater) => rater.raterId === raterId)?.group;
  if (key === 'nomination.problem.several-managers') return 'manager';
  return key === 'nomination.problem.peers-own-choice' ? 'peer' : (params.group as RaterGroup);
}

/** The button that adds one more, where one refusal changes what is shown or the group is too small already. */
function mendOf(list: NominationList, group: RaterGroup, action: string, texts: Texts) {
  const forecast = forecastIn(list, group);
  if (!forecast || forecast.state === 'alone' || forecast.state === 'takes-in') return null;
  const name = list.people.get(list.review.subjectId)?.name ?? '';
  return {
    form: `more-${list.review.id}-${group}`,
    action,
    group,
    about: texts.t('nominations.mend.for', { name, group: texts.t(`cycles.group.${group}`) }),
  };
}

function forecastOf(list: NominationList, group: RaterGroup, texts: Texts): string[] {
  const forecast = forecastIn(list, group);
  if (!forecast || forecast.state === 'alone') return [];
  const sentence = texts.t(`nominations.forecast.${forecast.state}`);
  const block = forecast.into ? texts.t(`cycles.block.${forecast.into}`) : '';
  const told = block ? `${sentence} ${texts.t('nominations.forecast.into', { block })}` : sentence;
  return [texts.t('nominations.forecast.invited', { n: forecast.invited, forecast: told })];
}

/** What would become of a group, if all answer and if one person refuses (anonymity R3). */
function forecastIn({ cycle, raters }: NominationList, group: RaterGroup): ToldForecast | undefined {
  const asked = (each: ProtectedGroup): number => raters.filter((rater) => rater.group === each).length;
  const invited = Object.fromEntries(protectedGroups.map((each) => [each, asked(each)]));
  const k = cycle.settings.thresholds.ratings;
  const forecast = forecastBlocks(invited, k).groups.find((each) => each.group === group);
  // A group that is large enough itself takes the smaller ones in.
  return forecast?.state === 'merges' && forecast.invited >= k ? { ...forecast, state: 'takes-in' } : forecast;
}

function loadsIn(
  { cycle, raters, people }: NominationList,
  group: RaterGroup,
  loads: ReadonlyMap<string, number>,
  texts: Texts,
): string[] {
  const high = raters.filter(
    (rater) => rater.group === group && (loads.get(rater.raterId) ?? 0) > cycle.settings.loadWarning,
  );
  if (high.length === 0) return [];
  const names = high.map(({ raterId }) =>
    texts.t('nominations.load.of', { name: people.get(raterId)?.name ?? '', n: loads.get(raterId) ?? 0 }),
  );
  return [texts.t('nominations.load.asked', { names: texts.list(names) })];
}
