import { Body, Controller, Get, Header, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { ImportFiles } from '../people/import-files.service.js';
import { type NewImportPage, presentImportNew } from '../people/import-new.presenter.js';
import { readUpload } from '../people/import-upload.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { ImportTemplates } from './import-templates.js';

const kinds = ['actuals', 'chain', 'orders'] as const;
export type ScorecardImportKind = (typeof kinds)[number];

/** Files for the scorecard and the chain; from here on they go the way of every import. */
@Controller('scorecard/import')
@Access('administrator')
export class ScorecardImportsController {
  constructor(
    private readonly files: ImportFiles,
    private readonly templates: ImportTemplates,
  ) {}

  @Get(':kind')
  @Render('people/import-new')
  form(@Param('kind') kind: string, @Lang() texts: Texts): object {
    return page(known(kind), texts, {});
  }

  @Post(':kind')
  @ShowAgain('people/import-new', 'again')
  @WritesItself()
  @Redirect('/', 303)
  async bring(@Param('kind') kind: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    return { url: paths.import(await this.files.bring({ kind: known(kind), ...readUpload(body) }, me.id)) };
  }

  /** A file to fill in: the measures there are, the departments there are. */
  @Get(':kind/sample')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sample.csv"')
  @Header('content-security-policy', 'sandbox')
  sample(@Param('kind') kind: string, @Lang() texts: Texts): Promise<string> {
    return this.templates.of(known(kind), texts);
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    const { kind } = request.params as { kind: string };
    const texts = textsOf(request);
    const { text } = request.body as { text?: unknown };
    return page(known(kind), texts, {
      errors: presentProblems(rejected.problems, texts),
      pasted: typeof text === 'string' ? text : '',
    });
  }
}

function known(kind: string): ScorecardImportKind {
  const found = kinds.find((each) => each === kind);
  if (!found) throw new NotFound();
  return found;
}

function page(kind: ScorecardImportKind, texts: Texts, given: NewImportPage): object {
  const isActuals = kind === 'actuals';
  return presentImportNew(kind, texts, {
    ...given,
    backHref: isActuals ? paths.scorecard() : paths.chain(),
    backLabel: texts.t(isActuals ? 'scorecard.back' : 'scorecard.to-chain'),
    action: paths.scorecardImport(kind),
    sampleHref: paths.scorecardImportSample(kind),
    sampleLabel: texts.t(kind === 'orders' ? 'import.new.sample' : 'scorecard.to-template'),
  });
}
