import { Controller, Get, Header, Param } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { isPeopleKind, type PeopleKind } from './import-new.presenter.js';
import { sampleFile } from './sample-file.js';

const fields: Readonly<Record<PeopleKind, readonly string[]>> = {
  employees: ['number', 'name', 'email', 'jobTitle', 'department', 'location', 'manager', 'locale'],
  customers: ['accountNumber', 'account', 'name', 'email', 'role', 'segment', 'locale'],
  services: ['reference', 'account', 'employee', 'servedOn', 'amount'],
};

/** A small file to start from, in the reader's language; it can be brought back as it is. */
@Controller()
@Access('administrator')
export class ImportSamplesController {
  @Get('/imports/sample/:kind')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sample.csv"; filename*=UTF-8\'\'sample.csv')
  @Header('content-security-policy', 'sandbox')
  sample(@Param('kind') kind: string, @Lang() texts: Texts): string {
    if (!isPeopleKind(kind)) throw new NotFound();
    return sampleFile(kind, fields[kind], texts);
  }
}
