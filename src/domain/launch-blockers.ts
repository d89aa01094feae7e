import type { LaunchFacts, LaunchPerson, LaunchProblem } from './launch-facts.js';
import type { ProblemParams } from './errors.js';
import type { Locale } from './locale.js';
import { missingTexts } from './missing-texts.js';
import { behavioursOf } from './questionnaire.js';
import { raterLoads } from './rater-load.js';
import type { RaterGroup } from './rater-group.js';
import { scaleProblems } from './scale-rules.js';
import { thresholdProblems } from './threshold-rules.js';
import { dateIn } from './zone-time.js';

/** Everything that keeps a cycle from being launched, all at once (I54). */
export function launchBlockers(facts: LaunchFacts): LaunchProblem[] {
  const { settings, questionnaire, subjects, raters, nominations } = facts;
  const blockers: LaunchProblem[] = [];
  if (subjects.length === 0) blockers.push(blocker('no-subjects'));
  if (!nominations.some((nomination) => nomination.group !== 'self')) blockers.push(blocker('nobody-to-ask'));
  if (behavioursOf(questionnaire).length === 0) blockers.push(blocker('no-questions'));
  blockers.push(...withoutEmail(subjects, 'subject-without-email'));
  blockers.push(...textBlockers(facts), ...dateBlockers(facts));
  if (!facts.isMailTested) blockers.push(blocker('mail-not-tested'));
  const names = new Map(raters.map((rater) => [rater.id, rater.name]));
  for (const { raterId, requests, level } of raterLoads(nominations, settings)) {
    if (level === 'over')
      blockers.push(
        blocker(
          'load-over-maximum',
          { name: names.get(raterId) ?? '', requests, maximum: settings.loadMaximum },
          raterId,
        ),
      );
  }
  const rules = [...thresholdProblems(settings.thresholds), ...scaleProblems(questionnaire.scale, settings.locales)];
  return [...blockers, ...rules.map(({ key, params }) => ({ key, params, personId: null }))];
}

function dateBlockers({ dates, now }: LaunchFacts): LaunchProblem[] {
  if (!dates) return [blocker('no-dates')];
  const { opensOn, closesOn, zone } = dates;
  if (closesOn < dateIn(now, zone)) return [blocker('closes-in-past', { date: closesOn })];
  return closesOn < opensOn ? [blocker('closes-before-opens', { date: closesOn })] : [];
}

/** People who would read part of their form in a language that is not theirs, each named (domain, framework). */
function textBlockers({ raters, nominations, questionnaire }: LaunchFacts): LaunchProblem[] {
  const known = new Map<string, number>();
  const missing = (group: RaterGroup, locale: Locale): number => {
    const key = `${group} ${locale}`;
    const count = known.get(key) ?? missingTexts(questionnaire, group, locale);
    known.set(key, count);
    return count;
  };
  const groups = new Map<string, Set<RaterGroup>>();
  for (const { raterId, group } of nominations) groups.set(raterId, (groups.get(raterId) ?? new Set()).add(group));
  return raters.flatMap(({ id, name, locale }) => {
    if (!locale) return [];
    const count = Math.max(0, ...[...(groups.get(id) ?? [])].map((group) => missing(group, locale)));
    return count > 0 ? [blocker('texts-missing', { name, locale, count }, id)] : [];
  });
}

function withoutEmail(people: readonly LaunchPerson[], rule: string): LaunchProblem[] {
  return people.filter((person) => !person.hasEmail).map(({ id, name }) => blocker(rule, { name }, id));
}

function blocker(rule: string, params: ProblemParams = {}, personId: string | null = null): LaunchProblem {
  return { key: `launch.blocker.${rule}`, params, personId };
}
