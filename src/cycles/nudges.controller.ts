import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { renderView } from '../web/view-engine.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { nominationMailData } from './nomination-mail-data.js';
import { NominationMails } from './nomination-mails.js';

class NudgeForm {
  @IsOptional() @IsIn(['yes'], { message: 'form.invalid' }) withRecent?: 'yes';
}

/** A reminder to those who have not proposed their raters. */
@Controller('cycles/:id/nudge')
@Access('administrator')
export class NudgesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly mails: NominationMails,
    private readonly organisation: Organisation,
  ) {}

  /** The nudge as it will be read, with a link that does not work, before anything is sent. */
  @Get()
  @Render('nominations/nudge-form')
  async form(@Param('id') id: string, @Me() me: SignedIn, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.cycles.draft(id);
    const { personIds, recentIds } = await this.mails.nudgeable(cycle, me.id);
    const recent = personIds.filter((person) => recentIds.has(person)).length;
    const { name, contactName, contactEmail } = this.organisation.current();
    const data = {
      ...nominationMailData('https://example.invalid', cycle.name, true, false),
      link: 'https://example.invalid/sample-link',
      organisation: name,
      contactName,
      contactEmail,
      recipientName: texts.t('reminders.sample-rater'),
    };
    const page = { locale: texts.locale };
    return {
      heading: texts.t('nominations.nudge.heading', { n: personIds.length - recent }),
      action: paths.nudge(id),
      back: paths.nominations(id),
      leftOut: recent > 0 ? texts.t('nominations.nudge.left-out', { n: recent }) : '',
      withRecent: recent > 0 ? texts.t('nominations.nudge.with-recent', { n: recent }) : '',
      subject: renderView('mail/nominating-nudge.subject', data, page).trim(),
      paragraphs: renderView('mail/nominating-nudge.text', data, page)
        .trim()
        .split(/\n{2,}/),
      maySend: personIds.length > 0,
    };
  }

  @Post()
  @Redirect('/', 303)
  async create(@Param('id') id: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    const { withRecent } = readForm(NudgeForm, body);
    await this.mails.nudge(await this.cycles.draft(id), withRecent === 'yes', me.id);
    return { url: paths.nominations(id) };
  }
}
