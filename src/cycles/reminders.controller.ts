import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { mailSample } from './mail-samples.js';
import { ReminderService } from './reminder.service.js';
import { MailWordings } from './wording/mail-wordings.js';

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
    private readonly wordings: MailWordings,
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
    const wording = await this.wordings.of(cycle, 'reminder', texts.locale);
    const sampled = { cycle, questionnaire, organisation: this.organisation.current() };
    const { subject, paragraphs } = mailSample('reminder', sampled, texts.locale, wording);
    return {
      heading: texts.t('reminders.heading', { n: raterIds.length - recent }),
      action: paths.reminders(id),
      back: paths.progress(id),
      recent: recent > 0 ? texts.t('reminders.with-recent', { n: recent }) : '',
      subject,
      paragraphs,
      wordsHref: cycle.state === 'open' ? paths.cycleMail(id, 'reminder') : '',
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
