import { textIn } from '../domain/locale.js';
import { paths } from '../web/paths.js';
import type { BrandValueEntity } from './brand-value.entity.js';
import type { CompetencyEntity } from './competency.entity.js';
import { type FormState, presentPartForm, type Typed, typedText } from './part-form.presenter.js';

export function typedCompetency({ brandValueId, name, shortName, ideas }: CompetencyEntity): Typed {
  return {
    brandValueId,
    ...typedText('name', name),
    ...typedText('shortName', shortName),
    ...typedText('idea1', ideas[0] ?? {}),
    ...typedText('idea2', ideas[1] ?? {}),
  };
}

/** `id` is null for a new one. */
export function presentCompetencyForm(form: FormState, values: readonly BrandValueEntity[], id: string | null): object {
  const { texts, typed } = form;
  const ideaHint = texts.t('framework.competency.idea-hint');
  return presentPartForm(form, {
    title: texts.t(id ? 'framework.competency.edit' : 'framework.competency.add'),
    submit: texts.t('framework.save'),
    parent: {
      name: 'brandValueId',
      label: texts.t('framework.competency.value'),
      options: values.map((value) => ({
        value: value.id,
        label: textIn(value.name, texts.locale),
        isSelected: value.id === typed.brandValueId,
      })),
    },
    blocks: [
      { name: 'name', label: texts.t('framework.competency.name') },
      {
        name: 'shortName',
        label: texts.t('framework.competency.short'),
        hint: texts.t('framework.competency.short-hint'),
      },
      { name: 'idea1', label: texts.t('framework.competency.idea', { number: 1 }), hint: ideaHint },
      { name: 'idea2', label: texts.t('framework.competency.idea', { number: 2 }) },
    ],
    deletion:
      id === null
        ? null
        : { href: `${paths.frameworkCompetency(id)}/deletion`, label: texts.t('framework.competency.delete') },
  });
}
