import { Body, Controller, Get, Param, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { Lang, textsOf } from '../web/lang.js';
import { paths } from '../web/paths.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { ImportFiles } from './import-files.service.js';
import { isPeopleKind, peopleKinds, presentImportNew } from './import-new.presenter.js';
import { ImportPreview } from './import-preview.service.js';
import { readUpload } from './import-upload.js';

@Controller()
@Access('administrator')
export class ImportsController {
  constructor(
    private readonly files: ImportFiles,
    private readonly preview: ImportPreview,
    private readonly organisation: Organisation,
  ) {}

  @Get('/imports')
  @Redirect(paths.importNew('employees'), 303)
  first(): void {}

  @Get('/imports/new/:kind')
  @Render('people/import-new')
  async new(@Param('kind') kind: string, @Lang() texts: Texts): Promise<object> {
    if (!isPeopleKind(kind)) throw new NotFound();
    return presentImportNew(kind, texts, { recent: await this.recent(texts) });
  }

  @Post('/imports/new/:kind')
  @Redirect(paths.imports(), 303)
  @ShowAgain('people/import-new', 'newAgain')
  @WritesItself()
  async bring(@Param('kind') kind: string, @Body() body: unknown, @Me() me: SignedIn): Promise<{ url: string }> {
    if (!isPeopleKind(kind)) throw new NotFound();
    return { url: paths.import(await this.files.bring({ kind, ...readUpload(body) }, me.id)) };
  }

  newAgain(request: FastifyRequest, rejected: FormRejected): object {
    const { kind } = request.params as { kind: string };
    const texts = textsOf(request);
    const { text } = request.body as { text?: unknown };
    const pasted = typeof text === 'string' ? text : '';
    return presentImportNew(kind as never, texts, { errors: presentProblems(rejected.problems, texts), pasted });
  }

  private async recent(texts: Texts): Promise<{ href: string; label: string }[]> {
    const { timeZone } = this.organisation.current();
    return (await this.files.undoable(peopleKinds)).map(({ id, kind, appliedAt }) => ({
      href: paths.importUndo(id),
      label: texts.t('import.undo.recent-one', {
        kind: texts.t(`import.new.${kind}`),
        when: texts.instant(appliedAt ?? new Date(0), timeZone),
      }),
    }));
  }

  @Get('/imports/:id')
  @Render('people/import-show')
  show(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    return this.preview.page(id, texts);
  }
}
