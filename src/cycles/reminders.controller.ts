import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { renderView } from '../web/view-engine.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { raterMailData } from './rater-mail-data.js';
import { ReminderService } from './reminder.service.js';

class ReminderForm {
  @IsOptional() @IsIn(['yes'], { message: 'form.invalid' }) withRecent?: 'yes';
}

@Controller('cycles/:id/reminders')
export class RemindersController {
  constructor(
    private readonly reminders: ReminderService,
    private readonly cycles: CyclesService,
    private readonly questionnaires: Questionnaires,
    private readonly organisation: Organisation,
  ) {}

  /** The reminder as it will be read, with a link that does not work, before anything is sent. */
  @Get()
  @Access('administrator')
  @Render('cycles/reminder-form')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.byId(id);
    const questionnaire = await this.questionnaires.byId(cycle.questionnaireId ?? '');
    const { raterIds, recentIds } = await this.reminders.remindable(id);
    const recent = raterIds.filter((rater) => recentIds.has(rater)).length;
    const data = raterMailData({
      rater: { name: texts.t('reminders.sample-rater'), locale: texts.locale, kind: 'employee' },
      subjects: [{ name: texts.t('reminders.sample-subject'), group: 'peer' }],
      cycle,
      questionnaire,
      link: 'https://example.invalid/sample-link',
      organisation: this.organisation.current(),
    });
    const page = { locale: texts.locale };
    return {
      heading: texts.t('reminders.heading', { n: raterIds.length - recent }),
      action: paths.reminders(id),
      back: paths.progress(id),
      recent: recent > 0 ? texts.t('reminders.with-recent', { n: recent }) : '',
      subject: renderView('mail/reminder.subject', data, page).trim(),
      paragraphs: renderView('mail/reminder.text', data, page).split(/\n{2,}/),
      mayRemind: raterIds.length > 0,
    };
  }

  @Post()
  @Access('administrator')
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const form = readForm(ReminderForm, body);
    await this.reminders.remindNow(id, 'all', form.withRecent === 'yes', me.id);
    return { url: paths.progress(id) };
  }
}
