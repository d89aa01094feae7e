import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Header,
  Post,
  Redirect,
  Render,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { missingByLocale, textsOfFramework } from '../domain/framework-texts.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { download, fileHeaders } from '../web/downloads.js';
import { Lang, textsOf } from '../web/lang.js';
import { isUploadedFile } from '../web/multipart.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { FrameworkChanges } from './framework-changes.js';
import { FrameworkTexts } from './framework-texts.js';
import { Frameworks } from './frameworks.js';

/** Translations by file: all texts out, all texts back. */
@Access('administrator')
@Controller()
export class FrameworkTextsController {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly texts: FrameworkTexts,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get(paths.frameworkTexts())
  @Render('competencies/texts-form')
  form(@Lang() texts: Texts): Promise<object> {
    return this.page(texts, []);
  }

  @Get(paths.frameworkTextsFile())
  @Header('content-security-policy', fileHeaders['content-security-policy'])
  async file(@Lang() texts: Texts): Promise<StreamableFile> {
    return download(Buffer.from(await this.texts.file()), texts.t('framework.texts.file-name'), 'csv');
  }

  @Post(paths.frameworkTexts())
  @Redirect(paths.framework(), 303)
  @ShowAgain('competencies/texts-form', 'formAgain')
  async take(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const { file, _csrf: _token, ...others } = (body ?? {}) as Record<string, unknown>;
    if (Object.keys(others).length > 0) throw new BadRequestException('unknown field');
    if (!isUploadedFile(file) || file.contents.length === 0)
      throw new FormRejected([fieldProblem('file', 'framework.texts.error.none')]);
    await this.texts.take(file.contents);
    await this.changes.record(me.id, 'texts', 'changed');
  }

  formAgain(request: FastifyRequest, { problems }: FormRejected): Promise<object> {
    const texts = textsOf(request);
    return this.page(texts, presentProblems(problems, texts));
  }

  private async page(texts: Texts, errors: readonly ShownProblem[]): Promise<object> {
    const { locales } = this.organisation.current();
    const missing = missingByLocale(textsOfFramework(await this.frameworks.questionnaire()), locales);
    return {
      errors,
      error: errors[0]?.message ?? '',
      fileHref: paths.frameworkTextsFile(),
      languages: [...missing].map(([locale, n]) => ({
        name: texts.t(`framework.language.${locale}`),
        state: texts.t('framework.texts.missing', { n }),
      })),
    };
  }
}
