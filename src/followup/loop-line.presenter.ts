import { type LoopStep, loopSteps } from '../domain/loop-steps.js';
import type { Texts } from '../i18n/texts.js';

const first = 4;
const gap = 23;

/** Five points on a line and how far an item has come; mirrored by the sheet in languages written from the right. */
export function presentLoopLine(step: LoopStep, texts: Texts) {
  const reached = loopSteps.indexOf(step);
  const placeOf = (index: number): string => `${first + index * gap}%`;
  return {
    label: texts.t('loop.line', { n: reached + 1, total: loopSteps.length, step: texts.t(`loop.step.${step}`) }),
    doneTo: placeOf(reached),
    points: loopSteps.map((_, index) => ({
      x: placeOf(index),
      isDone: index <= reached,
      radius: index === reached ? 7 : 5,
    })),
  };
}
