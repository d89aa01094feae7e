import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';

/** The five pages of a draft, in order. */
export const draftSteps = ['participants', 'questions', 'rater-groups', 'dates', 'check'] as const;
export type DraftStep = (typeof draftSteps)[number];

export function nextStep(step: DraftStep): DraftStep {
  return draftSteps[draftSteps.indexOf(step) + 1] ?? 'check';
}

/** Where a saved page leads: to the next one, or back to the cycle. */
export function afterSaving(cycleId: string, step: DraftStep, form: { readonly draft?: string }): { url: string } {
  return { url: form.draft ? paths.cycle(cycleId) : paths.cycleDraft(cycleId, nextStep(step)) };
}

/** What the five pages share: the way back, the steps in words, where the form goes and which version it is based on. */
export function presentStep(cycle: Pick<CycleEntity, 'id' | 'version'>, step: DraftStep, texts: Texts) {
  const place = draftSteps.indexOf(step);
  const before = draftSteps[place - 1];
  return {
    back: before
      ? { href: paths.cycleDraft(cycle.id, before), label: texts.t(`cycles.back.${before}`) }
      : { href: paths.cycle(cycle.id), label: texts.t('cycles.back.cycle') },
    steps: draftSteps.map((name, index) => ({
      label: texts.t(`cycles.step.${name}`),
      href: index === place ? '' : paths.cycleDraft(cycle.id, name),
      isDone: index < place,
      isCurrent: index === place,
    })),
    action: paths.cycleDraft(cycle.id, step),
    version: String(cycle.version),
  };
}
