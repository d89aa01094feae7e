import { Body, Controller, Post, Redirect } from '@nestjs/common';
import { Access } from '../../web/access.js';
import { readForm } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { CommentSheets } from './comment-sheets.js';
import { SheetForm } from './offer.form.js';

/** HR puts what is cleared on the page of brand values, several reports' words together. */
@Controller('comments/sheets')
@Access('administrator')
export class CommentSheetsController {
  constructor(private readonly sheets: CommentSheets) {}

  @Post()
  @Redirect(paths.offeredComments(), 303)
  async publish(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.sheets.publish(readForm(SheetForm, body).cycle, me.id);
  }
}
