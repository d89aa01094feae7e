import { Body, Controller, Post, Redirect } from '@nestjs/common';
import { IsIn, IsString } from 'class-validator';
import { Database } from '../database/database.js';
import { type Locale, locales } from '../domain/locale.js';
import { PersonEntity } from '../people/person.entity.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { ownPath } from '../web/own-path.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';

class LanguageForm {
  @IsIn(locales, { message: 'auth.language-unknown' })
  locale: Locale;

  @IsString({ message: 'auth.language-unknown' })
  back: string = '/';
}

/** A signed-in person's own language, for pages and mails alike. */
@Controller()
@Access('signed-in')
export class LanguageController {
  constructor(private readonly database: Database) {}

  @Post(paths.language())
  @Redirect('/', 303)
  async choose(@Me() me: SignedIn, @Body() body: unknown): Promise<{ url: string }> {
    const { locale, back } = readForm(LanguageForm, body);
    await this.database.of(PersonEntity).update(me.id, { locale });
    return { url: ownPath(back) };
  }
}
