import type { CycleSettings } from '../domain/cycle-settings.js';
import { promiseDetails, promisesTo, risksTo } from '../domain/promises.js';
import { isProtected, type RaterGroup } from '../domain/rater-group.js';
import { presentPromise } from '../i18n/promise-sentences.js';
import type { Texts } from '../i18n/texts.js';
import type { OpenVisit } from './open-visit.js';
import type { RaterPlaces } from './rater-places.js';

/** What every page of one rater is made from. */
export interface RaterFrame {
  readonly visit: OpenVisit;
  readonly texts: Texts;
  readonly places: RaterPlaces;
  readonly organisation: string;
}

/** Whom the link was made for and what they may ask of us, in the foot of every page. */
export function presentFrame({ visit, places, organisation }: RaterFrame) {
  return {
    addressee: visit.rater.name,
    // A person who signed in is who they are.
    notMeHref: visit.isByLink ? places.notMe() : '',
    // Paper gets no reminders.
    stopHref: visit.invitation.remindersStopped || visit.isByPrint ? '' : places.stop(),
    objectionHref: visit.rater.kind === 'customer' ? places.objection() : '',
    organisation,
    listHref: places.list(),
  };
}

/** Names set apart, so that a sentence keeps its order whatever the script of the name. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** "Claims team lead. You were asked as a peer." */
export function presentRole(
  texts: Texts,
  group: RaterGroup,
  jobTitle: string,
  { pulseSince }: Pick<CycleSettings, 'pulseSince'>,
): string {
  const role = texts.t(pulseSince ? 'survey.role.pulse' : `survey.role.${group}`);
  return jobTitle && group !== 'self' ? `${isolated(jobTitle)}. ${role}` : role;
}

/** What promises are made from. */
export interface PromisedCycle {
  readonly settings: Pick<
    CycleSettings,
    'groups' | 'thresholds' | 'hrReadsComments' | 'sharesComments' | 'managerSeesReport' | 'periodMonths' | 'pulseSince'
  >;
  readonly closesOn: string;
}

/** What becomes of written words; told where one writes, so that the first statement stands on the first screen. */
const wordPromises: readonly string[] = ['promises.comments', 'promises.hr-reads-comments', 'promises.shares-comments'];

/** What a rater of this group is promised: who sees what, as one paragraph; what cannot be undone, apart. */
export function presentPromises(group: RaterGroup, cycle: PromisedCycle, name: string, texts: Texts) {
  const sentences = promisesTo(group, cycle.settings, cycle.closesOn);
  const isFinal = (key: string): boolean => key === 'promises.after-close';
  const spoken = (isWanted: (key: string) => boolean): string =>
    sentences
      .filter(({ key }) => isWanted(key))
      .map((sentence) => presentPromise(sentence, isolated(name), texts))
      .join(' ');
  const isOfWords = (key: string): boolean => wordPromises.includes(key);
  const more = [...promiseDetails(group, cycle.settings), ...risksTo(group)];
  return {
    whoSees: spoken((key) => !isFinal(key)),
    ofPoints: spoken((key) => !isFinal(key) && !isOfWords(key)),
    ofWords: spoken(isOfWords),
    afterClose: spoken(isFinal),
    more: more.map((sentence) => presentPromise(sentence, isolated(name), texts)),
  };
}

/** Peer, team and customer are promised the same; manager and self each have their own. */
export function promiseKind(group: RaterGroup): 'protected' | 'manager' | 'self' {
  return isProtected(group) ? 'protected' : (group as 'manager' | 'self');
}
