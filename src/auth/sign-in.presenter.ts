import type { ShownProblem } from '../web/problems.js';
import { messageFor } from '../web/problems.js';

export interface SignInPage {
  readonly next: string;
  readonly email?: string;
  readonly errors?: readonly ShownProblem[];
  /** Nobody administers this system yet: only the console's link opens it. */
  readonly isNew: boolean;
  /** What became of a form that was sent too late. */
  readonly notice?: string;
  /** That form, packed. */
  readonly kept?: string;
}

export function presentSignIn({ next, email = '', errors = [], isNew, notice = '', kept = '' }: SignInPage): object {
  return { next, email, errors, emailError: messageFor('email', errors), isNew, notice, kept };
}
