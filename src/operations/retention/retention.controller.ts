import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import type { FormRejected } from '../../domain/errors.js';
import { type RetentionField, retentionFields } from '../../domain/retention.js';
import type { Texts } from '../../i18n/texts.js';
import { Organisation } from '../../settings/organisation.js';
import { Access } from '../../web/access.js';
import { typed } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { presentRetention } from './retention.presenter.js';
import { RetentionSettings } from './retention-settings.js';

type Values = Record<RetentionField, string>;

/** How long what is kept. */
@Controller()
@Access('administrator')
export class RetentionController {
  constructor(
    private readonly organisation: Organisation,
    private readonly settings: RetentionSettings,
    private readonly config: Config,
  ) {}

  @Get(paths.retention())
  @Render('operations/retention-form')
  form(@Lang() texts: Texts): object {
    const row = this.organisation.current();
    return this.page((field) => texts.number(row[field]), texts);
  }

  @Post(paths.retention())
  @Redirect(paths.settings(), 303)
  @ShowAgain('operations/retention-form', 'formAgain')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.settings.change(body, me.id);
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const values = typed(request.body);
    return this.page((field) => values[field] ?? '', texts, presentProblems(rejected.problems, texts));
  }

  private page(value: (field: RetentionField) => string, texts: Texts, errors = presentProblems([], texts)): object {
    const values = Object.fromEntries(retentionFields.map((field) => [field, value(field)])) as Values;
    return presentRetention(values, this.config.backupKeepDays, texts, errors);
  }
}
