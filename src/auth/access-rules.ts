import type { AccessRule } from '../web/access.js';
import type { SignedIn } from '../web/visitor.js';

/** sign-in: ask who it is. unknown: there is no such page for this person. refused: nobody may. */
export type Judgement = 'pass' | 'sign-in' | 'unknown' | 'refused';

type Asking = Pick<SignedIn, 'roles'> | null;

/** Who may pass a route's mark. Default deny: a route without one is refused to everybody. */
export function judge(rule: AccessRule | undefined, visitor: Asking, isDemo: boolean): Judgement {
  if (rule === 'everyone' || rule === 'rater-link' || rule === 'mail-server') return 'pass';
  if (rule === 'demo') return isDemo ? 'pass' : 'unknown';
  if (!visitor) return 'sign-in';
  if (rule === undefined) return 'refused';
  if (rule === 'signed-in') return 'pass';
  const wanted = rule === 'auditor' ? ['administrator', 'leader'] : [rule];
  return wanted.some((role) => visitor.roles.includes(role)) ? 'pass' : 'unknown';
}
