import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { Behaviours } from './behaviours.js';
import { BrandValues } from './brand-values.js';
import { Competencies } from './competencies.js';
import { FrameworkChanges } from './framework-changes.js';

/** The page between "Delete" and its doing, for each part of the framework. */
@Access('administrator')
@Controller('/framework')
export class DeletionsController {
  constructor(
    private readonly values: BrandValues,
    private readonly competencies: Competencies,
    private readonly behaviours: Behaviours,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get('values/:id/deletion')
  @Render('competencies/part-deletion')
  async askAboutValue(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name } = await this.values.byId(id);
    const below = (await this.competencies.all()).filter((competency) => competency.brandValueId === id).length;
    return {
      heading: texts.t('framework.value.delete-heading', { name: textIn(name, texts.locale) }),
      lead: texts.t('framework.value.delete-lead', { n: below }),
      submit: texts.t('framework.value.delete'),
      backHref: paths.frameworkValue(id),
    };
  }

  @Post('values/:id/deletion')
  @Redirect('/framework', 303)
  async deleteValue(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.values.byId(id);
    await this.values.delete(id);
    await this.changes.record(me.id, 'value', 'deleted', id);
  }

  @Get('competencies/:id/deletion')
  @Render('competencies/part-deletion')
  async askAboutCompetency(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { name } = await this.competencies.byId(id);
    return {
      heading: texts.t('framework.competency.delete-heading', { name: textIn(name, texts.locale) }),
      lead: texts.t('framework.competency.delete-lead', { n: (await this.behaviours.of(id)).length }),
      submit: texts.t('framework.competency.delete'),
      backHref: paths.frameworkCompetency(id),
    };
  }

  @Post('competencies/:id/deletion')
  @Redirect('/framework', 303)
  async deleteCompetency(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.competencies.byId(id);
    await this.competencies.delete(id);
    await this.changes.record(me.id, 'competency', 'deleted', id);
  }

  @Get('behaviours/:id/deletion')
  @Render('competencies/part-deletion')
  async askAboutBehaviour(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const { statement } = await this.behaviours.byId(id);
    return {
      heading: texts.t('framework.behaviour.delete-heading', { statement: textIn(statement, texts.locale) }),
      lead: texts.t('framework.behaviour.delete-lead'),
      submit: texts.t('framework.behaviour.delete'),
      backHref: paths.frameworkBehaviour(id),
    };
  }

  @Post('behaviours/:id/deletion')
  @Redirect('/framework', 303)
  async deleteBehaviour(@Param('id') id: string, @Me() me: SignedIn): Promise<void> {
    await this.behaviours.byId(id);
    await this.behaviours.delete(id);
    await this.changes.record(me.id, 'behaviour', 'deleted', id);
  }
}
