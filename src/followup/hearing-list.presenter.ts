import type { PageNumbers } from '../cycles/page-of.js';
import type { Texts } from '../i18n/texts.js';
import type { ListedPerson } from '../people/people-list.service.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { HearingConsentEntity } from './hearing-consent.entity.js';

export interface HearingListPage {
  readonly people: readonly ListedPerson[];
  readonly consents: readonly HearingConsentEntity[];
  readonly pages: PageNumbers;
  readonly search: string;
  readonly count: number;
  /** Files are brought by administrators. */
  readonly mayImport: boolean;
  readonly chosen: readonly string[];
  readonly note: string;
  readonly errors: readonly ShownProblem[];
}

export function presentHearingList(page: HearingListPage, texts: Texts): object {
  const { people, consents, pages, search, chosen, note, errors } = page;
  return {
    back: paths.loop(),
    self: paths.loopCustomers(),
    importHref: page.mayImport ? paths.consentImport() : '',
    lead: texts.t('loop.consents', { n: page.count }),
    errors,
    pages,
    search,
    withdrawHref: `${paths.loopCustomers()}/withdrawal`,
    pageNumber: String(pages.number),
    noteField: {
      name: 'note',
      label: texts.t('loop.hearing.note'),
      hint: texts.t('loop.hearing.note-hint'),
      value: note,
      error: messageFor('note', errors),
    },
    personError: messageFor('person', errors),
    rows: people.map((person) => {
      const consent = consents.find(({ personId }) => personId === person.id);
      const state = stateOf(person, consent);
      return {
        id: person.id,
        customerName: person.name,
        account: person.accountName ?? '',
        state: texts.t(`loop.hearing.${state}`, {
          date: consent ? texts.day(consent.stoppedOn ?? consent.agreedOn) : '',
          note: consent?.note ?? '',
        }),
        mayBeNoted: state === 'open',
        mayBeStopped: state === 'agreed' || state === 'noted',
        isChosen: chosen.includes(person.id),
      };
    }),
  };
}

function stateOf({ status, objectedAt }: ListedPerson, consent: HearingConsentEntity | undefined) {
  if (objectedAt !== null) return 'objected';
  if (status !== 'active') return 'inactive';
  if (!consent) return 'open';
  if (consent.stoppedOn !== null) return 'stopped';
  return consent.source === 'staff' ? 'noted' : 'agreed';
}
