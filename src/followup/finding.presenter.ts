import { textIn } from '../domain/locale.js';
import type { Finding } from '../domain/finding.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';

/** "Call centre: “Quick to answer”, 2.8 of 5"; the figure only for those who may see group figures. */
export function findingName(finding: Finding, isNumbered: boolean, texts: Texts): string {
  const params = { unit: unitName(finding, texts), competency: isolated(textIn(finding.competencyName, texts.locale)) };
  if (!isNumbered) return texts.t('loop.finding-plain', params);
  const { value, points, view } = finding;
  const named = texts.t('loop.finding', { ...params, value: texts.number(value, 1), points });
  return view === 'others'
    ? named
    : texts.t('loop.finding-view', { finding: named, view: texts.t(`loop.view.${view}`) });
}

/** Departments shown together are named together (anonymity R11). */
export function unitName({ unitNames }: Pick<Finding, 'unitNames'>, texts: Texts): string {
  return unitNames.length === 0 ? texts.t('loop.whole') : texts.list(unitNames.map(isolated));
}
