import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { Database } from '../database/database.js';
import { Access } from '../web/access.js';
import { readForm } from '../web/forms.js';
import { paths } from '../web/paths.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { WritesItself } from '../web/write-requests.interceptor.js';
import { type OldEncoding, oldEncodings } from './file-encoding.js';
import { ImportApplication } from './import-application.service.js';
import { ImportCheck } from './import-check.service.js';
import { leavesAll, readCorrections } from './import-corrections.js';
import { ImportFileEntity } from './import-file.entity.js';
import { ImportFiles } from './import-files.service.js';

class EncodingForm {
  @IsIn(oldEncodings, { message: 'import.encoding.choose' })
  encoding: OldEncoding;
}

@Controller()
@Access('administrator')
export class ImportChangesController {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly checks: ImportCheck,
    private readonly application: ImportApplication,
  ) {}

  @Post('/imports/:id/encoding')
  @Redirect('/', 303)
  async encoding(@Param('id') id: string, @Body() body: unknown): Promise<{ url: string }> {
    await this.files.find(id);
    const { encoding } = readForm(EncodingForm, body);
    await this.database.of(ImportFileEntity).update(id, { encoding });
    return { url: paths.import(id) };
  }

  @Post('/imports/:id/corrections')
  @Redirect('/', 303)
  @WritesItself()
  async corrections(@Param('id') id: string, @Body() body: unknown): Promise<{ url: string }> {
    const file = await this.files.find(id);
    if (file.appliedAt) return { url: paths.import(id) };
    const corrected = { ...file, ...readCorrections(body, file) };
    const troubled = leavesAll(body) ? await this.checks.rowsInTrouble(corrected) : [];
    const leftOut = [...corrected.leftOut, ...troubled];
    const change = { mended: corrected.mended, leftOut };
    await this.database.write(() => this.database.of(ImportFileEntity).update(id, change));
    return { url: paths.import(id) };
  }

  @Post('/imports/:id/application')
  @Redirect('/', 303)
  @WritesItself()
  async apply(@Param('id') id: string, @Me() me: SignedIn): Promise<{ url: string }> {
    await this.application.apply(id, me.id);
    return { url: paths.import(id) };
  }
}
