import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { starterFramework } from '../../dist/competencies/starter-framework.js';
import { defaultSettings } from '../../dist/cycles/cycle-defaults.js';
import { Texts } from '../../dist/i18n/texts.js';
import { sampleAccess } from '../../dist/reports/access.presenter.js';
import { presentDocument } from '../../dist/reports/pdf/document.presenter.js';
import { TypstTypesetter } from '../../dist/reports/pdf/typst-typesetter.js';
import { presentShown } from '../../dist/reports/report.presenter.js';
import { sampleReport } from '../../dist/reports/sample-report.js';
import { renderView } from '../../dist/web/view-engine.js';
import { handMade } from './hand-made.mjs';
import { compare, tellRows, within } from './measure.ts';

const shown = sampleReport(starterFramework, defaultSettings(['en', 'fa', 'ar']), {
  reviewId: 'bench',
  subjectName: 'Leila Rahimi',
  jobTitle: 'Claims team lead',
  department: 'Claims',
  cycleId: 'bench',
  cycleName: 'Autumn',
  closedOn: '2026-10-31',
  periodMonths: 6,
});

function frameFor(locale) {
  return {
    locale,
    dir: Texts.in(locale).dir,
    path: '/',
    csrf: 'token',
    organisation: { name: 'Narvan', contactName: 'HR', contactEmail: 'hr@narvan.example' },
    font: `fonts/vazirmatn-${locale === 'en' ? 'latin' : 'arabic'}-wght-normal.woff2`,
    brand: { sheet: '', logo: null },
    isDemo: false,
    isInsecure: false,
    person: { name: 'Leila Rahimi' },
    nav: [],
    languages: [],
    langQuery: '',
  };
}

async function reportRows() {
  const rows = [];
  for (const locale of ['en', 'fa']) {
    const texts = Texts.in(locale);
    const page = () =>
      renderView(
        'reports/report-show',
        { ...presentShown(shown, texts), access: sampleAccess(texts) },
        frameFor(locale),
      );
    rows.push(await compare(`report HTML, ${locale}, CPU`, page, handMade(page(), locale), 10));
    rows.push(within(`report HTML, ${locale}, kB gzip`, Math.round(gzipSync(page()).length / 100) / 10, 60, 'kB'));
  }
  return [...rows, ...(await pdfRows())];
}

async function pdfRows() {
  const mainFileContent = readFileSync(new URL('../../views/reports/report.typ', import.meta.url), 'utf8');
  const fonts = new URL('../../node_modules/vazirmatn/fonts/ttf', import.meta.url).pathname;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  const typesetter = new TypstTypesetter();
  const rows = [];
  for (const locale of ['en', 'fa']) {
    const texts = Texts.in(locale);
    const data = JSON.stringify(presentDocument(shown, 'subject', texts));
    const limit = () => {
      compiler.pdf({ mainFileContent, inputs: { data } });
      compiler.evictCache(0);
    };
    const ours = () => typesetter.pdf(presentDocument(shown, 'subject', texts));
    rows.push(await compare(`report PDF, ${locale}, CPU`, ours, limit, 2));
  }
  await typesetter.onModuleDestroy();
  return rows;
}

tellRows(await reportRows());
