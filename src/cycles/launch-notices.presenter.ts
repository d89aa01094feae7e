import type { LaunchProblem } from '../domain/launch-facts.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { worded } from './worded-problems.js';

export interface LaunchNotice {
  readonly title: string;
  /** Whom it is about, with the number that matters. */
  readonly names: string;
  readonly href: string;
  readonly linkLabel: string;
}

const namedAtMost = 6;

/** Where a problem is mended. */
const placeOf: Readonly<Record<string, string>> = {
  'no-subjects': 'participants',
  'no-questions': 'framework',
  'subject-without-email': 'people',
  'rater-without-email': 'people',
  'no-dates': 'dates',
  'closes-in-past': 'dates',
  'closes-before-opens': 'dates',
  'closes-on-free-day': 'dates',
  'mail-not-tested': 'mail',
  'no-second-person': 'roles',
  'texts-missing': 'framework',
  'statements-many': 'framework',
  'customer-form-long': 'framework',
  'scale-points': 'framework',
  'scale-label-missing': 'framework',
  'scale-label-twice': 'framework',
  'threshold-range': 'rater-groups',
  'group-view-minimum': 'rater-groups',
  'load-high': 'load',
  'load-over-maximum': 'load',
};

/** Problems in words, the same problem of several people told once with their names. */
export function presentNotices(cycleId: string, problems: readonly LaunchProblem[], texts: Texts): LaunchNotice[] {
  const alike = new Map<string, LaunchProblem[]>();
  for (const problem of problems) {
    const { name: _, requests: __, asked: ___, ...shared } = problem.params;
    const key = `${problem.key} ${problem.personId ? JSON.stringify(shared) : JSON.stringify(problem.params)}`;
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()].map((group) => presentNotice(cycleId, group, texts));
}

function presentNotice(cycleId: string, problems: readonly LaunchProblem[], texts: Texts): LaunchNotice {
  const [first] = problems as [LaunchProblem, ...LaunchProblem[]];
  const rule = first.key.split('.').at(-1) ?? '';
  const place = placeOf[rule] ?? 'nominations';
  const params = worded(first, texts).params;
  return {
    title: texts.t(first.key, { n: problems.length, ...params }),
    names: first.personId ? namesOf(problems, texts) : '',
    href: hrefOf(place, cycleId),
    linkLabel: texts.t(`cycles.place.${place}`),
  };
}

function namesOf(problems: readonly LaunchProblem[], texts: Texts): string {
  const names = problems.map(({ params }) => {
    const number = params.requests ?? params.asked;
    return typeof number === 'number' ? `${String(params.name)} ${texts.number(number)}` : String(params.name ?? '');
  });
  const shown = names.slice(0, namedAtMost).sort((one, other) => one.localeCompare(other, texts.locale));
  const rest = names.length - shown.length;
  return rest > 0 ? texts.t('cycles.check.names-more', { names: texts.list(shown), n: rest }) : texts.list(shown);
}

function hrefOf(place: string, cycleId: string): string {
  if (place === 'framework') return paths.framework();
  if (place === 'people') return paths.people();
  if (place === 'mail') return paths.mailSettings();
  if (place === 'roles') return paths.roles();
  return paths.cycleDraft(cycleId, place);
}
