import { Controller, Get, Render } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { type GroupView, GroupViews } from '../overview/group-views.js';
import { say } from '../reports/figures.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { viewOf } from './rated.computed.js';
import { figureText } from './figure-texts.js';
import type { Measure } from './scorecard.js';
import { measuresOf, Scorecards } from './scorecards.js';

/** What a manager sees of the scorecard: measures from the 360 for the own unit, when it is large enough. */
@Controller('scorecard/unit')
@Access('signed-in')
export class OwnUnitController {
  constructor(
    private readonly views: GroupViews,
    private readonly scorecards: Scorecards,
  ) {}

  @Get()
  @Render('scorecard/unit-show')
  async show(@Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const view = await this.views.open('', me);
    if (!view || view.isWhole) throw new NotFound();
    return present(view, measuresOf(await this.scorecards.read(me.id)), texts);
  }
}

function present({ now: { shown } }: GroupView, measures: readonly Measure[], texts: Texts): object {
  const [unit] = shown.units;
  if (!unit) throw new NotFound();
  const figure = (value: number | undefined): string =>
    value === undefined ? texts.t('scorecard.no-figure') : figureText(value, 'points', texts);
  const href = (key: string, item: string | null, by: string): string =>
    paths.overviewFigure(new URLSearchParams({ row: key, item: item ?? '', by }).toString());
  return {
    backHref: paths.overview(),
    lead: say(texts, 'scorecard.unit-page.lead', { unit: texts.list(unit.names), cycle: shown.cycle.name }),
    note: texts.t('scorecard.unit-page.note', { subjects: unit.subjects, least: shown.thresholds.subjects }),
    rows: measures.flatMap(({ row }) => {
      const filter = viewOf(row.source);
      if (!filter) return [];
      const of = (cells: typeof unit.competencies) => cells[row.competencyId ?? '']?.[filter]?.value;
      return [
        {
          title: row.name,
          own: figure(of(unit.competencies)),
          ownHref: of(unit.competencies) === undefined ? '' : href(unit.key, row.competencyId, filter),
          whole: figure(of(shown.company.competencies)),
          wholeHref: of(shown.company.competencies) === undefined ? '' : href('company', row.competencyId, filter),
          target: figureText(row.target, 'points', texts),
        },
      ];
    }),
  };
}
