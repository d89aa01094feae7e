import { type LocalText, textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { evidenceSources, type ValueEvidenceEntity } from './value-evidence.entity.js';

/** The page of overview/evidence-form. */
export function presentEvidenceForm(
  { id, name }: { readonly id: string; readonly name: LocalText },
  typed: Readonly<Record<string, string>>,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  return {
    heading: say(texts, 'overview.evidence.heading', { value: textIn(name, texts.locale) }),
    backHref: paths.values(),
    action: paths.valueEvidence(id),
    errors,
    sources: evidenceSources.map((source) => ({
      value: source,
      label: texts.t(`overview.evidence.${source}`),
      hint: '',
      isSelected: (typed.source ?? 'customers') === source,
    })),
    sourceError: messageFor('source', errors),
    text: typed.text ?? '',
    textError: messageFor('text', errors),
    gatheredOn: {
      day: typed.gatheredOnDay ?? '',
      month: typed.gatheredOnMonth ?? '',
      year: typed.gatheredOnYear ?? '',
      error: messageFor('gatheredOn', errors),
    },
  };
}

/** One line of how a value was formed. */
export function presentEvidence(
  { id, source, text, gatheredOn }: ValueEvidenceEntity,
  mayEdit: boolean,
  texts: Texts,
): object {
  return {
    text,
    meta: texts.t('overview.evidence.meta', {
      source: texts.t(`overview.evidence.${source}`),
      date: texts.day(gatheredOn),
    }),
    removalAction: mayEdit ? paths.valueEvidenceRemoval(id) : '',
  };
}
