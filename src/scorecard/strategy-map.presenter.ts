import { strategyMap, type MapRow } from '../domain/strategy-map.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { figureText } from './figure-texts.js';
import type { Objective, Scorecard } from './scorecard.js';
import { objectivesOf } from './scorecards.js';

interface Line {
  readonly x1: string;
  readonly x2: string;
  readonly y1: string;
  readonly y2: string;
}

/** An objective as a line of the map: drawn in the margin, told in words beside it. */
export interface MapLine {
  readonly title: string;
  readonly href: string;
  readonly words: string;
  readonly lines: readonly Line[];
  readonly dot: string;
}

/** The strategy map: points on lines, effects above causes; every line is also said in words. */
export function presentMap(scorecard: Scorecard, valueNames: ReadonlyMap<string, string>, texts: Texts): MapLine[] {
  const objectives = objectivesOf(scorecard);
  const { rows, lanes } = strategyMap(
    objectives.map(({ row: { id, perspective } }) => ({ id, perspective })),
    scorecard.links,
  );
  const place = (lane: number): string => {
    const x = Math.round(((lane + 0.5) / lanes) * 1000) / 10;
    return `${texts.dir === 'rtl' ? Math.round((100 - x) * 10) / 10 : x}%`;
  };
  return rows.flatMap((row) => {
    const objective = objectives.find((each) => each.row.id === row.id);
    if (!objective) return [];
    return [
      {
        title: objective.row.name,
        href: paths.objective(row.id),
        words: wordsOf(objective, valueNames, texts),
        lines: linesOf(row, place),
        dot: place(row.dot),
      },
    ];
  });
}

function linesOf({ rails, joins, dot }: MapRow, place: (lane: number) => string): Line[] {
  const ends = { through: ['0', '100%'], down: ['50%', '100%'], up: ['0', '50%'] } as const;
  return [
    ...rails.map(({ lane, part }) => {
      const [y1, y2] = ends[part];
      return { x1: place(lane), x2: place(lane), y1, y2 };
    }),
    ...joins.map((lane) => ({ x1: place(dot), x2: place(lane), y1: '50%', y2: '50%' })),
  ];
}

function wordsOf({ row, measures, effects }: Objective, valueNames: ReadonlyMap<string, string>, texts: Texts): string {
  const [measure] = measures;
  const names = row.valueIds.flatMap((id) => valueNames.get(id) ?? []);
  return [
    texts.t('scorecard.map.perspective', { perspective: texts.t(`scorecard.perspective.${row.perspective}`) }),
    measure?.current
      ? say(texts, 'scorecard.map.measure', {
          name: measure.row.name,
          figure: figureText(measure.current.value, measure.row.unit, texts),
        })
      : '',
    effects.length > 0
      ? texts.t('scorecard.map.leads', {
          names: texts.list(effects.map(({ name }) => say(texts, 'scorecard.quoted', { name }))),
        })
      : '',
    names.length > 0 ? texts.t('scorecard.map.values', { names: texts.list(names), n: names.length }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
