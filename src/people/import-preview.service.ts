import { Injectable } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Breath } from '../database/breath.js';
import { ImportCheck } from './import-check.service.js';
import { presentEncodings } from './import-encoding.presenter.js';
import { ImportFiles } from './import-files.service.js';
import { ImportKinds } from './import-kinds.js';
import { presentOutcome } from './import-outcome.presenter.js';
import { blankPage, presentPreview } from './import-preview.presenter.js';
import { told } from './import-words.js';

/** The page of one brought file, whatever state it is in. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly files: ImportFiles,
    private readonly kinds: ImportKinds,
    private readonly checks: ImportCheck,
    private readonly organisation: Organisation,
  ) {}

  async page(id: string, texts: Texts): Promise<object> {
    const file = await this.files.find(id);
    const kind = this.kinds.for(file.kind);
    const newHref = kind.newHref(file);
    if (file.appliedAt) return presentOutcome(file, { newHref, doneHref: kind.doneHref(file) }, texts);
    if (file.encoding === null) {
      const heading = texts.t('import.encoding.heading');
      return { ...blankPage(file, newHref, heading), encodings: await presentEncodings(file, texts) };
    }
    const breath = new Breath();
    const check = await this.checks.check(file, await this.checks.read(file, breath), breath);
    const importedAt = await this.files.lastImportOf(file);
    const earlier = importedAt && texts.instant(importedAt, this.organisation.current().timeZone);
    const preview = presentPreview(file, check, newHref, earlier, texts);
    const choicesHref = check.checked && kind.choicesHref?.(file);
    if (!choicesHref) return preview;
    const remarks = (check.checked.remarks ?? []).map((remark) => told(remark, texts));
    return { ...preview, remarks, choices: { href: choicesHref, label: texts.t(`import.choices.${file.kind}`) } };
  }
}
