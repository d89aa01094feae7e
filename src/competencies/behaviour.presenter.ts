import { textIn } from '../domain/locale.js';
import { raterGroups } from '../domain/rater-group.js';
import { paths } from '../web/paths.js';
import { messageFor } from '../web/problems.js';
import type { BehaviourEntity } from './behaviour.entity.js';
import type { CompetencyEntity } from './competency.entity.js';
import { type FormState, presentPartForm, type Typed, typedText } from './part-form.presenter.js';

export function typedBehaviour({ competencyId, statement, selfStatement }: BehaviourEntity): Typed {
  return { competencyId, ...typedText('statement', statement), ...typedText('selfStatement', selfStatement) };
}

/** `id` is null for a new one. */
export function presentBehaviourForm(
  form: FormState,
  competencies: readonly CompetencyEntity[],
  groups: readonly string[],
  id: string | null,
): object {
  const { texts, typed, problems } = form;
  return presentPartForm(form, {
    title: texts.t(id ? 'framework.behaviour.edit' : 'framework.behaviour.add'),
    submit: texts.t('framework.save'),
    parent: {
      name: 'competencyId',
      label: texts.t('framework.behaviour.competency'),
      options: competencies.map((competency) => ({
        value: competency.id,
        label: textIn(competency.name, texts.locale),
        isSelected: competency.id === typed.competencyId,
      })),
    },
    blocks: [
      {
        name: 'statement',
        label: texts.t('framework.behaviour.statement'),
        hint: texts.t('framework.behaviour.statement-hint'),
      },
      {
        name: 'selfStatement',
        label: texts.t('framework.behaviour.self'),
        hint: texts.t('framework.behaviour.self-hint'),
      },
    ],
    groups: {
      name: 'groups',
      label: texts.t('framework.behaviour.groups'),
      hint: texts.t('framework.behaviour.groups-hint'),
      error: messageFor('groups', problems),
      options: raterGroups.map((group) => ({
        value: group,
        label: texts.t(`framework.group.${group}`),
        isSelected: groups.includes(group),
      })),
    },
    deletion:
      id === null
        ? null
        : { href: `${paths.frameworkBehaviour(id)}/deletion`, label: texts.t('framework.behaviour.delete') },
  });
}
