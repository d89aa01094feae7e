import type { Texts } from '../i18n/texts.js';

export const setUpSteps = ['you', 'organisation', 'mail', 'safe-keeping'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** The line of four points at the top of every set-up page. */
export function presentSetUpSteps(current: SetUpStep, texts: Texts): object[] {
  const here = setUpSteps.indexOf(current);
  return setUpSteps.map((step, index) => ({
    label: texts.t(`auth.step.${step}`),
    isDone: index < here,
    isCurrent: index === here,
  }));
}
