import { Controller, Get, Header, Query, Render } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentValueResults } from './value-results.presenter.js';
import { ValueResults } from './value-results.js';
import { presentFigure, readFigureQuery } from './figure.presenter.js';
import { overviewFile } from './overview-file.js';
import { presentOverview, presentPrintedOverview } from './overview.presenter.js';
import { readOverviewQuery } from './overview-query.js';
import { Overview } from './overview.service.js';

type Asked = Readonly<Record<string, unknown>>;

/** Where the company stands, by unit and competency; a manager sees the own unit beside the company. */
@Controller('overview')
@Access('signed-in')
export class OverviewController {
  constructor(
    private readonly overview: Overview,
    private readonly values: ValueResults,
  ) {}

  @Get()
  @Render('overview/overview-show')
  async show(@Query() query: Asked, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const parts = await this.overview.show(readOverviewQuery(query), me);
    return { overview: parts && presentOverview(parts, texts) };
  }

  /** Two pages of paper for the board. */
  @Get('print')
  @Render('overview/overview-print')
  async print(@Query() query: Asked, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const asked = readOverviewQuery(query);
    const parts = await this.overview.show(asked, me);
    if (!parts?.view.isWhole) throw new NotFound();
    const values = await this.values.show(asked.cycle, me);
    return { overview: presentPrintedOverview(parts, texts), values: presentValueResults(values, false, texts) };
  }

  /** What one figure is made of: never a person. */
  @Get('figure')
  @Render('overview/figure-show')
  async figure(@Query() query: Asked, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const asked = readFigureQuery(query);
    const parts = await this.overview.show(asked.overview, me);
    const page = parts && presentFigure(parts, asked, texts);
    if (!page) throw new NotFound();
    return page;
  }
}

/** The same figures for a spreadsheet, rounded as they are shown. */
@Controller('overview.csv')
@Access('signed-in')
export class OverviewFileController {
  constructor(private readonly overview: Overview) {}

  @Get()
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="overview.csv"; filename*=UTF-8\'\'overview.csv')
  @Header('content-security-policy', 'sandbox')
  async file(@Query() query: Asked, @Me() me: SignedIn, @Lang() texts: Texts): Promise<string> {
    const parts = await this.overview.show(readOverviewQuery(query), me);
    if (!parts) throw new NotFound();
    return overviewFile(parts, texts);
  }
}
