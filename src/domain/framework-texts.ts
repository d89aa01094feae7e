import { type Locale, locales, type LocalText } from './locale.js';
import type { Questionnaire } from './questionnaire.js';

/** One text of the framework under a name that stays the same: `behaviour b1.1 statement`. */
export interface NamedText {
  readonly name: string;
  readonly text: LocalText;
}

/** Every text raters may read, in the order of the form; the scale first. */
export function textsOfFramework({ scale, values, openQuestions }: Questionnaire): NamedText[] {
  const named = (name: string, text: LocalText): NamedText => ({ name, text });
  return [
    ...scale.labels.map((label, index) => named(`scale ${index + 1}`, label)),
    named('scale cannot-judge', scale.cannotJudge),
    ...values.flatMap((value) => [
      named(`value ${value.id} name`, value.name),
      named(`value ${value.id} promise`, value.promise),
      ...value.competencies.flatMap((competency) => [
        named(`competency ${competency.id} name`, competency.name),
        named(`competency ${competency.id} short-name`, competency.shortName),
        ...competency.ideas.map((idea, index) => named(`competency ${competency.id} idea-${index + 1}`, idea)),
        ...competency.behaviours.flatMap((behaviour) => [
          named(`behaviour ${behaviour.id} statement`, behaviour.statement),
          named(`behaviour ${behaviour.id} self-statement`, behaviour.selfStatement),
        ]),
      ]),
    ]),
    ...openQuestions.flatMap(({ id, text, selfText }) => [
      named(`question ${id} text`, text),
      named(`question ${id} self-text`, selfText),
    ]),
  ];
}

/** The same framework with other words where `changes` has some; a language it does not hold keeps its words. */
export function withTexts(questionnaire: Questionnaire, changes: ReadonlyMap<string, LocalText>): Questionnaire {
  const said = (name: string, text: LocalText): LocalText => ({ ...text, ...changes.get(name) });
  return {
    ...questionnaire,
    scale: {
      labels: questionnaire.scale.labels.map((label, index) => said(`scale ${index + 1}`, label)),
      cannotJudge: said('scale cannot-judge', questionnaire.scale.cannotJudge),
    },
    values: questionnaire.values.map((value) => ({
      ...value,
      name: said(`value ${value.id} name`, value.name),
      promise: said(`value ${value.id} promise`, value.promise),
      competencies: value.competencies.map((competency) => ({
        ...competency,
        name: said(`competency ${competency.id} name`, competency.name),
        shortName: said(`competency ${competency.id} short-name`, competency.shortName),
        ideas: competency.ideas.map((idea, index) => said(`competency ${competency.id} idea-${index + 1}`, idea)),
        behaviours: competency.behaviours.map((behaviour) => ({
          ...behaviour,
          statement: said(`behaviour ${behaviour.id} statement`, behaviour.statement),
          selfStatement: said(`behaviour ${behaviour.id} self-statement`, behaviour.selfStatement),
        })),
      })),
    })),
    openQuestions: questionnaire.openQuestions.map((question) => ({
      ...question,
      text: said(`question ${question.id} text`, question.text),
      selfText: said(`question ${question.id} self-text`, question.selfText),
    })),
  };
}

/** In how many texts each language is missing. */
export function missingByLocale(texts: readonly NamedText[], asked: readonly Locale[]): Map<Locale, number> {
  return new Map(asked.map((locale) => [locale, texts.filter(({ text }) => !text[locale]).length]));
}

/** The most characters a text may have, the same as in its own form. */
export function longest(name: string): number {
  const kind = name.split(' ').at(-1) ?? '';
  if (name.startsWith('scale ')) return kind === 'cannot-judge' ? 40 : 30;
  return { name: 60, 'short-name': 12, promise: 160 }[kind] ?? 200;
}

export const textColumns = ['text', ...locales] as const;
