import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { FreshLinks } from './fresh-links.service.js';

class FreshLinkForm {}

@Controller('cycles/:id/fresh-links/:personId')
@Access('administrator')
export class FreshLinksController {
  constructor(private readonly links: FreshLinks) {}

  @Post()
  @Redirect('/', 303)
  async create(
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<{ url: string }> {
    readForm(FreshLinkForm, body);
    await this.links.send(id, personId, me.id);
    return { url: paths.progress(id) };
  }
}
