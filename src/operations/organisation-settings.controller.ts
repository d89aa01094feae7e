import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentOrganisationForm, storedValues, typedValues } from './organisation-form.presenter.js';
import { OrganisationSettings } from './organisation-settings.js';

@Controller()
@Access('administrator')
export class OrganisationSettingsController {
  constructor(
    private readonly organisation: Organisation,
    private readonly settings: OrganisationSettings,
    private readonly config: Config,
  ) {}

  @Get(paths.organisationSettings())
  @Render('operations/organisation-form')
  form(@Lang() texts: Texts): object {
    return presentOrganisationForm(storedValues(this.organisation.current()), this.config.appUrl, texts);
  }

  @Post(paths.organisationSettings())
  @Redirect(paths.settings(), 303)
  @ShowAgain('operations/organisation-form', 'formAgain')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.settings.change(body, me.id);
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    const errors = presentProblems(rejected.problems, texts);
    return presentOrganisationForm(typedValues(request.body), this.config.appUrl, texts, errors);
  }
}
