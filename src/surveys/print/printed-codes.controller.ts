import { Body, Controller, Get, HttpCode, Param, Post, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Transform } from 'class-transformer';
import { IsString } from 'class-validator';
import { Config } from '../../config/config.js';
import { fieldProblem, FormRejected } from '../../domain/errors.js';
import { Organisation } from '../../settings/organisation.js';
import { Access } from '../../web/access.js';
import { brandOf } from '../../web/brand.js';
import { listOf, readForm } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import type { Texts } from '../../i18n/texts.js';
import { presentPaperRaters } from './paper-raters.presenter.js';
import { PrintedCodes } from './printed-codes.js';
import { presentSheet } from './sheet.presenter.js';
import { SubjectNames } from './subject-names.js';

class PrintForm {
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsString({ each: true })
  rater: string[] = [];
}

/** HR prints codes for raters without e-mail. A sheet is shown once, by the printing; no page shows old codes again. */
@Access('administrator')
@Controller(paths.printedCodes(':id'))
export class PrintedCodesController {
  constructor(
    private readonly codes: PrintedCodes,
    private readonly names: SubjectNames,
    private readonly organisation: Organisation,
    private readonly config: Config,
  ) {}

  @Get()
  @Render('surveys/paper-raters')
  list(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.page(id, me.id, texts, []);
  }

  @Post()
  @HttpCode(200)
  @Render('surveys/code-sheet')
  @ShowAgain('surveys/paper-raters', 'again')
  async print(
    @Param('id') id: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { rater } = readForm(PrintForm, body);
    if (rater.length === 0) throw new FormRejected([fieldProblem('rater', 'print.nobody-chosen')]);
    const { cycle } = await this.codes.waiting(id, me.id);
    const cards = await this.codes.print(id, rater, me.id);
    const organisation = this.organisation.current();
    return presentSheet({
      cycle,
      cards,
      subjects: await this.names.of(cycle.id),
      organisation: { name: organisation.name, logo: brandOf(organisation).logo?.href ?? '' },
      appUrl: this.config.appUrl,
      printer: me.name,
      texts,
    });
  }

  again(http: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = http.params as { id: string };
    return this.page(id, http.signedIn?.id ?? '', textsOf(http), rejected.problems);
  }

  private async page(id: string, viewerId: string, texts: Texts, problems: FormRejected['problems']): Promise<object> {
    const { cycle, raters } = await this.codes.waiting(id, viewerId);
    return presentPaperRaters(
      cycle,
      raters,
      await this.names.printers(raters),
      presentProblems(problems, texts),
      texts,
    );
  }
}
