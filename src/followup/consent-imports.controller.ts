import { Body, Controller, Get, Header, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
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

/** A file of customers who agreed to hear from us; from here on it goes the way of every import. */
@Controller('loop/customers/import')
@Access('administrator')
export class ConsentImportsController {
  constructor(private readonly files: ImportFiles) {}

  @Get()
  @Render('people/import-new')
  form(@Lang() texts: Texts): object {
    return page(texts, {});
  }

  @Post()
  @ShowAgain('people/import-new', 'again')
  @WritesItself()
  @Redirect('/', 303)
  async bring(@Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    return { url: paths.import(await this.files.bring({ kind: 'consents', ...readUpload(body) }, me.id)) };
  }

  @Get('sample')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sample.csv"')
  @Header('content-security-policy', 'sandbox')
  sample(@Lang() texts: Texts): string {
    return sampleFile('consents', ['email', 'agreedOn', 'howAgreed'], texts);
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const { text } = request.body as { text?: unknown };
    const pasted = typeof text === 'string' ? text : '';
    return page(texts, { errors: presentProblems(rejected.problems, texts), pasted });
  }
}

function page(texts: Texts, given: NewImportPage): object {
  return presentImportNew('consents', texts, {
    ...given,
    backHref: paths.loopCustomers(),
    backLabel: texts.t('loop.hearing.title'),
    action: paths.consentImport(),
    sampleHref: paths.consentImportSample(),
  });
}
