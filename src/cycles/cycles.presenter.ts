import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';

export function presentCycles(cycles: readonly CycleEntity[], texts: Texts) {
  return {
    newHref: paths.cycleNew(),
    cycles: cycles.map(({ id, name, state, opensOn, closesOn }) => ({
      href: paths.cycle(id),
      name,
      state: texts.t(`cycles.state.${state}`),
      days:
        opensOn && closesOn ? texts.t('cycles.index.days', { from: texts.day(opensOn), to: texts.day(closesOn) }) : '',
    })),
  };
}
