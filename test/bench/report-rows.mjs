import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import Handlebars from 'handlebars';
import { starterFramework } from '../../dist/competencies/starter-framework.js';
import { defaultSettings } from '../../dist/cycles/cycle-defaults.js';
import { Texts } from '../../dist/i18n/texts.js';
import { sampleAccess } from '../../dist/reports/access.presenter.js';
import { presentDocument } from '../../dist/reports/pdf/document.presenter.js';
import { TypstTypesetter } from '../../dist/reports/pdf/typst-typesetter.js';
import { presentShown } from '../../dist/reports/report.presenter.js';
import { sampleReport } from '../../dist/reports/sample-report.js';
import { renderView } from '../../dist/web/view-engine.js';
import { compare, within } from './measure.mjs';

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
    isDemo: false,
    isInsecure: false,
    person: { name: 'Leila Rahimi' },
    nav: [],
    languages: [],
    langQuery: '',
  };
}

/**
 * The same page as Handlebars with hand-made SVG: our own HTML with every text, place and figure as a hole; places are
 * worked out and figures written anew each time, words are ready.
 */
function handMade(html, locale) {
  const values = [];
  const hole = (value) => `{{v.[${values.push(value) - 1}]}}`;
  const source = html
    .replaceAll(/(?<= (?:x|y|x1|x2|y1|y2|cx|cy|width|href|aria-label)=")[^"]*(?=")/g, (value) => hole(value))
    .replaceAll(/(?<=>)[^<>{]*[^<>{\s][^<>{]*(?=<)/g, (text) => hole(text));
  const template = Handlebars.create().compile(source);
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const makers = values.map((value) => makerOf(value, figure));
  return () => template({ v: makers.map((make) => make()) });
}

function makerOf(value, figure) {
  const place = /^(-?[\d.]+)(%?)$/.exec(value);
  if (!place) return /^[\d.,\u06F0-\u06F9\u066B]+$/.test(value) ? () => figure.format(3.4) : () => value;
  const share = (Number(place[1]) - 7) / 86;
  return () => `${Math.round((7 + share * 86) * 100) / 100}${place[2]}`;
}

export async function reportRows() {
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
