import { Injectable } from '@nestjs/common';
import { heatMap } from '../domain/heat-map.js';
import { Commitments } from '../followup/commitments.js';
import { Organisation } from '../settings/organisation.js';
import type { SignedIn } from '../web/visitor.js';
import { GroupViews } from './group-views.js';
import { lowCells } from './look-first.presenter.js';
import type { OverviewParts } from './overview.presenter.js';
import type { OverviewQuery } from './overview-query.js';

/** The heat map of one cycle, and what became of its lowest figures. */
@Injectable()
export class Overview {
  constructor(
    private readonly views: GroupViews,
    private readonly commitments: Commitments,
    private readonly organisation: Organisation,
  ) {}

  /** Null while nothing is published. */
  async show(query: OverviewQuery, me: SignedIn): Promise<OverviewParts | null> {
    const view = await this.views.open(query.cycle, me);
    if (!view) return null;
    const map = heatMap(view.now, view.before, query.by, query.units);
    const lows = lowCells(heatMap(view.now, view.before, 'others', query.units), view.now.shown);
    const places = await this.commitments.placesOf(lows.map(({ finding }) => finding));
    const looks = lows.map((low, index) => ({ low, place: places[index] ?? null }));
    return { view, map, looks, query, timeZone: this.organisation.current().timeZone };
  }
}
