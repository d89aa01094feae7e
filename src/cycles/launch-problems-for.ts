import type { LaunchProblem } from '../domain/launch-facts.js';
import type { LaunchPlan } from './launch-plan.js';

type Problems = Pick<LaunchPlan, 'blockers' | 'warnings'>;

/**
 * What somebody may read who does not follow every review: warnings from the lists they follow, and of the blockers
 * elsewhere only that there are some.
 */
export function problemsFor(all: Problems, followed: Problems): Problems {
  const told = new Set(all.blockers.map(identityOf));
  const blockers = followed.blockers.filter((problem) => told.has(identityOf(problem)));
  const hidden = all.blockers.length - blockers.length;
  const elsewhere: LaunchProblem = { key: 'launch.blocker.elsewhere', params: { n: hidden }, personId: null };
  return { blockers: hidden > 0 ? [...blockers, elsewhere] : blockers, warnings: followed.warnings };
}

function identityOf({ key, personId, params }: LaunchProblem): string {
  return `${key} ${personId ?? ''} ${JSON.stringify(params)}`;
}
