import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { presentSetUpSteps } from '../auth/set-up-steps.presenter.js';
import { Config } from '../config/config.js';
import type { FormRejected } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import {
  type OrganisationValues,
  presentOrganisationForm,
  storedValues,
  typedValues,
} from './organisation-form.presenter.js';
import { OrganisationSettings } from './organisation-settings.js';
import { SetUp } from './set-up.js';

@Controller()
@Access('administrator')
export class SetUpOrganisationController {
  constructor(
    private readonly organisation: Organisation,
    private readonly settings: OrganisationSettings,
    private readonly setUp: SetUp,
    private readonly config: Config,
  ) {}

  @Get(paths.setUp('organisation'))
  @Render('operations/set-up-organisation-form')
  form(@Lang() texts: Texts): object {
    this.setUp.begin();
    const stored = storedValues(this.organisation.current());
    // The name it was born with is ours, not theirs.
    return this.page(stored.name === 'Roundview' ? { ...stored, name: '' } : stored, texts);
  }

  @Post(paths.setUp('organisation'))
  @Redirect(paths.setUp('mail'), 303)
  @ShowAgain('operations/set-up-organisation-form', 'formAgain')
  async save(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.settings.change(body, me.id);
    await this.setUp.goOnTo('mail');
  }

  formAgain(request: FastifyRequest, rejected: FormRejected): object {
    const texts = textsOf(request);
    return this.page(typedValues(request.body), texts, presentProblems(rejected.problems, texts));
  }

  private page(values: OrganisationValues, texts: Texts, errors: readonly ShownProblem[] = []): object {
    const steps = presentSetUpSteps('organisation', texts);
    return { steps, ...presentOrganisationForm(values, this.config.appUrl, texts, errors) };
  }
}
