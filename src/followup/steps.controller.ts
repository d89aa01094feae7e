import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../domain/errors.js';
import { type ProvenStep, provenSteps } from '../domain/loop-steps.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CommitmentAccess, type OpenedItem } from './commitment-access.js';
import { CustomerMessages } from './customer-messages.js';
import { LoopItems } from './loop-items.js';
import { StepForm } from './step.form.js';
import { presentStep, stepValues } from './step.presenter.js';
import { StepProofs } from './step-proofs.js';

/** The proof of one step. What customers were told is for those who steer; a sent message is its own proof. */
@Controller('loop/:id/steps/:step')
@Access('signed-in')
export class StepsController {
  constructor(
    private readonly access: CommitmentAccess,
    private readonly proofs: StepProofs,
    private readonly messages: CustomerMessages,
    private readonly items: LoopItems,
  ) {}

  @Get()
  @Render('followup/step-form')
  async form(
    @Param('id') id: string,
    @Param('step') name: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    const { opened, step } = await this.enter(id, name, me);
    return presentStep(opened, step, stepValues(opened.item, step, this.items.today, texts), [], texts);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id, step: name } = request.params as { id: string; step: string };
    const { opened, step } = await this.enter(id, name, request.signedIn as SignedIn);
    return presentStep(opened, step, typed(request.body), presentProblems(rejected.problems, texts), texts);
  }

  @Post()
  @ShowAgain('followup/step-form', 'again')
  @Redirect('/', 303)
  async prove(
    @Param('id') id: string,
    @Param('step') name: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<{ url: string }> {
    const { opened, step } = await this.enter(id, name, me);
    const proof = this.proofs.read(readForm(StepForm, body), opened.item, step, texts);
    await this.proofs.store(id, step, proof, me.id);
    return { url: paths.commitment(id) };
  }

  private async enter(id: string, name: string, me: SignedIn): Promise<{ opened: OpenedItem; step: ProvenStep }> {
    const step = provenSteps.find((each) => each === name);
    if (!step) throw new NotFound();
    const opened = await (step === 'told' ? this.access.openToSteer(id, me) : this.access.openToProve(id, me));
    if (step === 'told') await this.messages.refuseSent(id);
    this.proofs.refuseTooEarly(opened.item, step);
    return { opened, step };
  }
}
