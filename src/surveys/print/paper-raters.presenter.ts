import type { CycleEntity } from '../../cycles/cycle.entity.js';
import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';
import { isolated } from '../rater-frame.presenter.js';
import type { PaperRater } from './printed-codes.js';

/** Who needs a code on paper; those without one yet are chosen beforehand. */
export function presentPaperRaters(
  cycle: CycleEntity,
  raters: readonly PaperRater[],
  printers: ReadonlyMap<string, string>,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  return {
    heading: texts.t('print.heading'),
    backHref: paths.progress(cycle.id),
    action: paths.printedCodes(cycle.id),
    errors,
    error: messageFor('rater', errors),
    options: raters.map(({ person, invitation, requests }) => ({
      value: person.id,
      label: person.name,
      hint: [
        texts.t(`people.language.${person.locale}`),
        texts.t('print.requests', { n: requests.filter(({ status }) => status === 'open').length }),
        invitation.printedBy === null
          ? texts.t('print.state.none')
          : texts.t('print.state.printed', { name: isolated(printers.get(invitation.printedBy) ?? texts.t('audit.gone')) }),
      ].join(' · '),
      isSelected: invitation.printedBy === null,
    })),
  };
}
