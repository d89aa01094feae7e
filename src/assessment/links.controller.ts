import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import { pillars } from '../domain/assessment.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { LinkedVoices } from './linked-voices.js';
import { LinksForm } from './round.form.js';

/** Which competency of the 360 stands beside which pillar. */
@Controller('assessment/links')
@Access('auditor')
export class LinksController {
  constructor(private readonly voices: LinkedVoices) {}

  @Get()
  @Render('assessment/links-form')
  async form(@Lang() texts: Texts): Promise<object> {
    const links = await this.voices.links();
    const competencies = await this.voices.competencies();
    return {
      back: paths.assessment(),
      action: paths.assessmentLinks(),
      isEmpty: competencies.length === 0,
      fields: pillars
        .filter((pillar) => pillar !== 'values')
        .map((pillar) => ({
          name: pillar,
          label: texts.t(`assessment.pillar.${pillar}`),
          hint: '',
          error: '',
          options: [
            { value: '', label: texts.t('assessment.links.none'), isSelected: !links.has(pillar) },
            ...competencies.map(({ id, name }) => ({
              value: id,
              label: textIn(name, texts.locale),
              isSelected: links.get(pillar) === id,
            })),
          ],
        })),
    };
  }

  @Post()
  @Redirect(paths.assessment(), 303)
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.voices.link({ ...readForm(LinksForm, body) }, me.id);
  }
}
