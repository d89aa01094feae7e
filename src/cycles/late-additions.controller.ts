import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsIn, IsNotEmpty, IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
import { type RaterGroup } from '../domain/rater-group.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { addableGroups, LateAdditionPages } from './late-addition-pages.js';
import { LateAdditionsService } from './late-additions.service.js';

class LateAdditionForm {
  @IsString() @IsNotEmpty({ message: 'late-additions.choose-person' }) reviewId: string;
  @IsString() @IsNotEmpty({ message: 'late-additions.unknown-person' }) email: string;
  @IsIn([...addableGroups], { message: 'late-additions.choose-group' }) group: RaterGroup;
}

@Controller('cycles/:id/late-additions')
export class LateAdditionsController {
  constructor(
    private readonly additions: LateAdditionsService,
    private readonly pages: LateAdditionPages,
  ) {}

  @Get()
  @Access('auditor')
  @Render('cycles/late-addition-index')
  async index(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    return this.pages.index(id, me, texts, {}, []);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const { id } = request.params as { id: string };
    const texts = textsOf(request);
    if (!request.signedIn) throw rejected;
    return this.pages.index(
      id,
      request.signedIn,
      texts,
      typed(request.body),
      presentProblems(rejected.problems, texts),
    );
  }

  @Post()
  @Access('administrator')
  @ShowAgain('cycles/late-addition-index', 'again')
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.additions.ask(id, readForm(LateAdditionForm, body), me.id);
    return { url: paths.lateAdditions(id) };
  }

  @Post(':additionId/agreement')
  @Access('auditor')
  @Redirect('/', 303)
  async agree(
    @Param('id') id: string,
    @Param('additionId') additionId: string,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    await this.additions.agree(id, additionId, me.id);
    return { url: paths.lateAdditions(id) };
  }

  @Post(':additionId/refusal')
  @Access('auditor')
  @Redirect('/', 303)
  async refuse(
    @Param('id') id: string,
    @Param('additionId') additionId: string,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    await this.additions.refuse(id, additionId, me.id);
    return { url: paths.lateAdditions(id) };
  }
}
