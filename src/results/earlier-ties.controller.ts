import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { Database } from '../database/database.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import { type EarlierTies, foreignNames } from '../domain/earlier-ties.js';
import { type FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import type { EarlierField } from '../domain/import-fields.js';
import { Texts } from '../i18n/texts.js';
import { ImportCheck } from '../people/import-check.service.js';
import { ImportFileEntity } from '../people/import-file.entity.js';
import { ImportFiles } from '../people/import-files.service.js';
import { Access } from '../web/access.js';
import { typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { ShowAgain } from '../web/show-again.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { readTies } from './earlier-ties.form.js';
import { presentTies, type TiesPage, typedTies } from './earlier-ties.presenter.js';

/** Where somebody says what the other tool's competencies and scales mean. */
@Controller('imports/:id/ties')
@Access('administrator')
export class EarlierTiesController {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly checks: ImportCheck,
  ) {}

  @Get()
  @Render('results/earlier-ties')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const page = await this.open(id);
    return presentTies(page, typedTies(page), texts);
  }

  @Post()
  @Redirect('/', 303)
  @ShowAgain('results/earlier-ties', 'editAgain')
  @WritesItself()
  async change(@Param('id') id: string, @Body() body: unknown): Promise<{ url: string }> {
    const { names, competencies } = await this.open(id);
    const ties: EarlierTies = readTies(body, names, competencies);
    const choices = ties as never;
    await this.database.write(() => this.database.of(ImportFileEntity).update(id, { choices }));
    return { url: paths.import(id) };
  }

  async editAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    return presentTies(await this.open(id), typed(request.body), textsOf(request), problems);
  }

  private async open(id: string): Promise<TiesPage> {
    const file = await this.files.find(id);
    if (file.kind !== 'earlier') throw new NotFound();
    if (file.encoding === null || file.appliedAt) throw new RuleBroken('import.not-open');
    const { table, mapping, checked } = await this.checks.check(file, await this.checks.read(file));
    if (!checked) throw new RuleBroken('import.not-open');
    const columns = mapping as ColumnMapping<EarlierField>;
    return {
      fileId: id,
      names: foreignNames(table, columns),
      ties: file.choices as EarlierTies | null,
      means: table.rows.map(({ cells }) => cells[columns.columns.mean ?? -1] ?? ''),
      competencies: await this.database.of(CompetencyEntity).find({ order: { position: 'ASC', id: 'ASC' } }),
    };
  }
}
