import { Controller, Get, Header } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { provenSteps } from '../domain/loop-steps.js';
import { textIn } from '../domain/locale.js';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { Me, type SignedIn } from '../web/visitor.js';
import type { LoopItem } from './loop-items.js';
import { LoopItems } from './loop-items.js';
import { OpenFindings } from './open-findings.js';

const columns = ['cycle', 'unit', 'competency', 'value', 'people', 'step', 'since', 'owner', 'due'] as const;

/** All findings as a file for spreadsheets. */
@Controller('loop/findings.csv')
@Access('auditor')
export class LoopFileController {
  constructor(
    private readonly items: LoopItems,
    private readonly findings: OpenFindings,
  ) {}

  @Get()
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="findings.csv"')
  @Header('content-security-policy', 'sandbox')
  async file(@Me() me: SignedIn, @Lang() texts: Texts): Promise<string> {
    const header = [
      ...columns.map((column) => texts.t(`loop.csv.${column}`)),
      ...provenSteps.map((step) => texts.t(`loop.step.${step}`)),
    ];
    const items = await this.findings.marked(await this.items.all(), me);
    const rows = items.map((item) => rowOf(item, texts).map(spreadsheetText));
    // Spreadsheets take a file without the mark for an old encoding.
    return `\uFEFF${stringify([header, ...rows])}`;
  }
}

function rowOf({ commitment, standing, owner, steps, maySeeFigure }: LoopItem, texts: Texts): string[] {
  const { finding, dueOn } = commitment;
  return [
    finding.cycleName,
    finding.unitNames.length === 0 ? texts.t('loop.whole') : finding.unitNames.join(', '),
    textIn(finding.competencyName, texts.locale),
    maySeeFigure ? finding.value.toFixed(1) : '',
    maySeeFigure ? String(finding.subjects) : '',
    texts.t(`loop.step.${standing.step}`),
    standing.since,
    owner?.name ?? '',
    dueOn ?? '',
    ...provenSteps.map((step) => steps.find((each) => each.step === step)?.text ?? ''),
  ];
}
