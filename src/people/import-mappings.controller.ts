import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { FormRejected, fieldProblem, RuleBroken } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { ShowAgain } from '../web/show-again.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { chosenColumns } from './chosen-columns.js';
import { ImportCheck } from './import-check.service.js';
import { ImportFileEntity } from './import-file.entity.js';
import { ImportFiles } from './import-files.service.js';
import { presentMapping } from './import-mapping.presenter.js';

@Controller()
@Access('administrator')
export class ImportMappingsController {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly checks: ImportCheck,
  ) {}

  @Get('/imports/:id/mapping')
  @Render('people/import-mapping')
  async edit(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { file, csv } = await this.open(id);
    const { columns } = this.checks.mapping(file, csv.table.header);
    const chosen = new Map(Object.entries(columns).map(([field, column]) => [column, field]));
    return presentMapping(file, csv.table, chosen, texts);
  }

  @Post('/imports/:id/mapping')
  @Redirect('/', 303)
  @ShowAgain('people/import-mapping', 'editAgain')
  @WritesItself()
  async change(@Param('id') id: string, @Body() body: unknown): Promise<{ url: string }> {
    const { file, csv } = await this.open(id);
    const mapping = chosenColumns(body, file.kind, csv.table.header.length);
    const missing = this.checks.mapping({ ...file, mapping }, csv.table.header).problems;
    if (missing.length > 0) {
      throw new FormRejected(missing.map(({ params }) => fieldProblem('column-0', 'import.mapping.missing', params)));
    }
    await this.database.write(() => this.database.of(ImportFileEntity).update(id, { mapping }));
    return { url: paths.import(id) };
  }

  async editAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const { file, csv } = await this.open(id);
    const entries = Object.entries(typed(request.body)).filter(([name, field]) => name !== '_csrf' && field !== '');
    const chosen = new Map(entries.map(([name, field]) => [Number(name.replace('column-', '')), field]));
    return presentMapping(file, csv.table, chosen, textsOf(request), problems);
  }

  private async open(id: string) {
    const file = await this.files.find(id);
    if (file.encoding === null || file.appliedAt) throw new RuleBroken('import.not-open');
    return { file, csv: await this.checks.read(file) };
  }
}
