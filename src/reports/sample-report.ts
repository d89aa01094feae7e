import type { OpenedAnswers } from '../domain/answers.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import { buildIndividualSnapshot } from '../domain/individual-snapshot.js';
import { mixReview } from '../domain/mixing.js';
import { behavioursOf, type Questionnaire } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';
import type { ReportHeader, ShownReport } from '../domain/shown-report.js';

const people: readonly [RaterGroup, number][] = [
  ['self', 1],
  ['manager', 1],
  ['peer', 5],
  ['subordinate', 4],
  ['customer', 4],
];

/** A report as a person will see it, through the same rules, from invented answers that are the same each time. */
export function sampleReport(questionnaire: Questionnaire, settings: CycleSettings, header: ReportHeader): ShownReport {
  const random = inventedNumbers();
  const asked = people.filter(([group]) => settings.groups.includes(group));
  const opened = asked.flatMap(([group, n]) =>
    Array.from({ length: n }, () => inventedAnswers(questionnaire, group, random)),
  );
  const invited = Object.fromEntries(asked);
  const review = mixReview(questionnaire, opened, invited, settings, random);
  const sources = {
    header,
    questionnaire,
    settings,
    review,
    comments: [],
    invited,
    norms: null,
    previous: null,
    random,
  };
  return buildIndividualSnapshot(sources).shown;
}

function inventedAnswers(questionnaire: Questionnaire, group: RaterGroup, random: () => number): OpenedAnswers {
  const top = questionnaire.scale.labels.length;
  const ratings = behavioursOf(questionnaire)
    .map((behaviour, index) => ({ ...behaviour, usual: top - 0.4 - ((index * 7) % 11) / 5 }))
    .filter(({ groups }) => groups.includes(group))
    .map(({ id, usual }, index) => {
      const own = group === 'self' ? 2 * top - 2 - usual - (index % 3) : usual;
      return [id, Math.min(top, Math.max(1, Math.round(own + random() * 1.6 - 0.8)))];
    });
  return {
    group,
    answers: { ratings: Object.fromEntries(ratings) as Record<string, number>, examples: {}, comments: {} },
  };
}

/** Numbers in [0, 1) that look thrown but repeat. */
function inventedNumbers(): () => number {
  let state = 7;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
