import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentBoard } from './board.presenter.js';
import { type BoardFilter, boardFilters, BoardService } from './board.service.js';
import { CyclesService } from './cycles.service.js';
import { presentLoad } from './load.presenter.js';
import { LoadService } from './load.service.js';

/** The lists of raters before launch, by employee and by rater. */
@Controller('cycles/:id')
@Access('administrator')
export class NominationsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly board: BoardService,
    private readonly load: LoadService,
  ) {}

  @Get('nominations')
  @Render('nominations/board-index')
  async byEmployee(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const cycle = await this.cycles.draft(id);
    const usual: BoardFilter = cycle.state === 'nominating' ? 'waiting' : 'all';
    const filter = boardFilters.find((each) => each === query.show) ?? usual;
    const refused = typeof query.refused === 'string' && /^\d{1,4}$/.test(query.refused) ? Number(query.refused) : 0;
    return presentBoard(await this.board.read(cycle, me.id, filter, query.page), refused, texts);
  }

  @Get('load')
  @Render('nominations/load-index')
  async byRater(
    @Param('id') id: string,
    @Query('page') page: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    return presentLoad(await this.load.read(await this.cycles.draft(id), me.id, page), texts);
  }
}
