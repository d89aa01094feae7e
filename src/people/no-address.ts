import { randomId } from '../database/random-id.js';
import type { PersonEntity } from './person.entity.js';

/**
 * What stands in place of an address for somebody without e-mail: nothing to write to, and a key of their own that no
 * typed address can equal, because it holds no @.
 */
export function noAddress(person: Pick<PersonEntity, 'email' | 'emailFolded'> | null) {
  return { address: '', folded: person?.email === '' ? person.emailFolded : `none-${randomId()}` };
}
