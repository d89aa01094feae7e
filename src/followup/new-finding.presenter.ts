import { companyKey, competenciesIn, findingOf } from '../domain/finding.js';
import { textIn } from '../domain/locale.js';
import { type GroupFilter, groupFilters, type ShownGroup } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import type { OpenedGroup } from '../reports/openable-groups.js';
import { paths } from '../web/paths.js';
import { findingName, unitName } from './finding.presenter.js';

/** Choosing a unit first, then one of its figures: each is a button, so that nothing hidden can be asked for. */
export function presentNewFinding(
  published: readonly OpenedGroup[],
  query: Readonly<Record<string, unknown>>,
  texts: Texts,
) {
  const group = (published.find(({ shown }) => shown.cycle.id === query.cycle) ?? published[0])?.shown;
  const unitKey = typeof query.unit === 'string' && query.unit ? query.unit : companyKey;
  const view = groupFilters.find((each) => each === query.view) ?? 'others';
  return {
    back: paths.loop(),
    self: paths.loopNew(),
    action: paths.loopFindings(),
    isEmpty: !group,
    cycle: {
      name: 'cycle',
      label: texts.t('loop.new.cycle'),
      hint: '',
      error: '',
      width: '',
      options: published.map(({ shown: { cycle } }) => ({
        value: cycle.id,
        label: cycle.name,
        isSelected: cycle.id === group?.cycle.id,
      })),
    },
    unit: {
      name: 'unit',
      label: texts.t('loop.new.unit'),
      hint: '',
      error: '',
      width: '',
      options: group ? unitOptions(group, unitKey, texts) : [],
    },
    view: {
      name: 'view',
      label: texts.t('loop.new.view'),
      hint: '',
      error: '',
      width: '',
      options: groupFilters.map((each) => ({
        value: each,
        label: texts.t(`loop.view.${each}`),
        isSelected: each === view,
      })),
    },
    // The figure somebody came for stands first.
    findings: (group ? findingsIn(group, unitKey, view, texts) : []).toSorted(
      (one, other) => Number(other.competencyId === query.competency) - Number(one.competencyId === query.competency),
    ),
  };
}

function unitOptions({ units }: ShownGroup, chosen: string, texts: Texts) {
  const rows = [{ key: companyKey, names: [] as readonly string[] }, ...units];
  return rows.map(({ key, names }) => ({
    value: key,
    label: unitName({ unitNames: names }, texts),
    isSelected: key === chosen,
  }));
}

function findingsIn(group: ShownGroup, unitKey: string, view: GroupFilter, texts: Texts) {
  return competenciesIn(group).flatMap(({ id, name }) => {
    const finding = findingOf(group, { unitKey, competencyId: id, view });
    if (!finding) return [];
    return [
      {
        cycleId: group.cycle.id,
        unitKey,
        competencyId: id,
        view,
        label: findingName(finding, true, texts),
        competency: textIn(name, texts.locale),
        people: texts.t('loop.from-people', { n: finding.subjects }),
      },
    ];
  });
}
