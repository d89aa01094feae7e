import { Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { ImportUndo } from './import-undo.service.js';
import { presentUndo } from './import-undo.presenter.js';

@Controller()
@Access('administrator')
export class ImportUndosController {
  constructor(private readonly undos: ImportUndo) {}

  @Get(paths.importUndo(':id'))
  @Render('people/import-undo')
  async form(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    return presentUndo(await this.undos.outlook(id), texts);
  }

  @Post(paths.importUndo(':id'))
  @Redirect('/', 303)
  async undo(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.undos.undo(id, me.id);
    return { url: paths.import(id) };
  }
}
