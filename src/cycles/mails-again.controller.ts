import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { MailsAgain } from './mails-again.service.js';

class MailAgainForm {}

@Controller('cycles/:id/mails-again/:personId')
@Access('administrator')
export class MailsAgainController {
  constructor(private readonly mails: MailsAgain) {}

  @Post()
  @Redirect('/', 303)
  async create(
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(MailAgainForm, body);
    await this.mails.send(id, personId, me.id);
    return { url: paths.progress(id) };
  }
}
