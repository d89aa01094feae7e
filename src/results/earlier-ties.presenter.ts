import type { CompetencyEntity } from '../competencies/competency.entity.js';
import { readNumber } from '../domain/earlier-cells.js';
import { type EarlierTies, type ForeignNames, guessCompetency, nameKey } from '../domain/earlier-ties.js';
import type { FieldProblem } from '../domain/errors.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, presentProblems } from '../web/problems.js';

export interface TiesPage {
  readonly fileId: string;
  readonly names: ForeignNames;
  readonly ties: EarlierTies | null;
  /** The column of means as it stands in the file. */
  readonly means: readonly string[];
  readonly competencies: readonly CompetencyEntity[];
}

/** What stands in the fields before anybody typed: what was said before, else a guess by names and by 1 to 5. */
export function typedTies({ names, ties, means, competencies }: TiesPage): Record<string, string> {
  const known = competencies.map(({ id, name, shortName }) => ({
    id,
    names: [...Object.values(name), ...Object.values(shortName)],
  }));
  const fields: Record<string, string> = {};
  names.competencies.forEach((name, index) => {
    const said = ties?.competencies[nameKey(name)];
    fields[`competency-${index}`] = (said === undefined ? guessCompetency(name, known) : said) ?? '';
  });
  const fits = means.every((cell) => {
    const value = readNumber(cell);
    return value === null || (value >= 1 && value <= 5);
  });
  names.cycles.forEach((name, index) => {
    const said = ties?.scales[nameKey(name)] ?? (fits ? { from: 1, to: 5 } : null);
    fields[`scale-${index}-from`] = said ? String(said.from) : '';
    fields[`scale-${index}-to`] = said ? String(said.to) : '';
  });
  return fields;
}

/** The page of results/earlier-ties. */
export function presentTies(
  { fileId, names, competencies }: TiesPage,
  fields: Readonly<Record<string, string>>,
  texts: Texts,
  problems: readonly FieldProblem[] = [],
): object {
  const errors = presentProblems(problems, texts);
  return {
    backHref: paths.import(fileId),
    action: paths.earlierTies(fileId),
    errors,
    ties: names.competencies.map((foreign, index) => {
      const field = `competency-${index}`;
      return {
        nameField: `${field}-name`,
        foreign,
        select: {
          name: field,
          label: foreign,
          hint: '',
          error: messageFor(field, errors),
          width: '',
          options: [
            { value: '', label: texts.t('earlier.ties.leave-out'), isSelected: !fields[field] },
            ...competencies.map(({ id, name }) => ({
              value: id,
              label: textIn(name, texts.locale),
              isSelected: fields[field] === id,
            })),
          ],
        },
      };
    }),
    scales: names.cycles.map((cycle, index) => ({
      nameField: `scale-${index}-name`,
      cycle,
      fields: (['from', 'to'] as const).map((end) => ({
        name: `scale-${index}-${end}`,
        label: texts.t(`earlier.ties.${end}`),
        hint: '',
        error: messageFor(`scale-${index}-${end}`, errors),
        value: fields[`scale-${index}-${end}`] ?? '',
        width: 'short',
        inputmode: 'decimal',
        dir: 'ltr',
        type: 'text',
        autocomplete: 'off',
        accept: '',
      })),
    })),
  };
}
