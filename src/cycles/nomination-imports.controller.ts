import { Body, Controller, Get, Header, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { ImportFiles } from '../people/import-files.service.js';
import { type NewImportPage, presentImportNew } from '../people/import-new.presenter.js';
import { readUpload } from '../people/import-upload.js';
import { sampleFile } from '../people/sample-file.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { CyclesService } from './cycles.service.js';

/** A file of nominations for one cycle; from here on it goes the way of every import. */
@Controller('cycles/:id/nomination-import')
@Access('administrator')
export class NominationImportsController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly files: ImportFiles,
  ) {}

  @Get()
  @Render('people/import-new')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    await this.cycles.draft(id);
    return page(id, texts, {});
  }

  @Get('sample')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sample.csv"; filename*=UTF-8\'\'sample.csv')
  @Header('content-security-policy', 'sandbox')
  async sample(@Param('id') id: string, @Lang() texts: Texts): Promise<string> {
    await this.cycles.draft(id);
    return sampleFile('nominations', ['subject', 'rater', 'group'], texts);
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    const { text } = request.body as { text?: unknown };
    return page(id, texts, {
      errors: presentProblems(rejected.problems, texts),
      pasted: typeof text === 'string' ? text : '',
    });
  }

  @Post()
  @ShowAgain('people/import-new', 'again')
  @WritesItself()
  @Redirect('/', 303)
  async bring(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.cycles.draft(id);
    return {
      url: paths.import(await this.files.bring({ kind: 'nominations', cycleId: id, ...readUpload(body) }, me.id)),
    };
  }
}

function page(id: string, texts: Texts, given: NewImportPage): object {
  return presentImportNew('nominations', texts, {
    ...given,
    backHref: paths.nominations(id),
    action: paths.nominationImport(id),
    sampleHref: paths.nominationSample(id),
  });
}
