import { type RetentionField, retentionFields } from '../../domain/retention.js';
import type { Texts } from '../../i18n/texts.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';

export function presentRetention(
  values: Readonly<Record<RetentionField, string>>,
  backupDays: number,
  texts: Texts,
  errors: readonly ShownProblem[] = [],
): object {
  return {
    errors,
    fields: retentionFields.map((name) => ({
      name,
      label: texts.t(`retention.field.${name}`),
      hint: texts.t(`retention.hint.${name}`),
      value: values[name],
      error: messageFor(name, errors),
    })),
    fixed: [
      texts.t('retention.fixed.imports'),
      texts.t('retention.fixed.archives'),
      texts.t('retention.fixed.groups'),
      texts.t('retention.fixed.backups', { n: backupDays }),
    ],
  };
}
