import type { ShownReport } from '../../src/domain/shown-report.js';
import { type Locale, locales } from '../../src/domain/locale.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import { Texts } from '../../src/i18n/texts.js';
import { sampleAccess } from '../../src/reports/access.presenter.js';
import { presentShown } from '../../src/reports/report.presenter.js';
import { renderView } from '../../src/web/view-engine.js';
import { pageNumbers, type PageNumber } from './page-numbers.js';
import { unexplainedNumbers } from './report-explanation.js';

/** A report's page as the product's presenters and views make it, without the server around it. */
export function reportPage(shown: ShownReport, locale: Locale): string {
  const texts = Texts.in(locale);
  const frame = {
    locale,
    dir: texts.dir,
    path: '/',
    csrf: '',
    organisation: { name: 'Narvan', contactName: 'Hana', contactEmail: 'hr@narvan.example' },
    brand: { sheet: '', logo: null },
    isDemo: false,
    isInsecure: false,
    person: null,
    nav: [],
    languages: [],
    langQuery: '',
  };
  return renderView('reports/report-show', { ...presentShown(shown, texts), access: sampleAccess(texts) }, frame);
}

/** The numbers of a rendered page that the report does not explain, and how many there are in all. */
export function readReportPage(
  shown: ShownReport,
  questionnaire: Questionnaire,
  turn: number,
): { readonly all: number; readonly unexplained: readonly PageNumber[] } {
  const html = reportPage(shown, locales[turn % locales.length]!);
  const numbers = pageNumbers(html, [...textsOf(questionnaire), ...textsOf(shown.comments), ...textsOf(shown.header)]);
  return { all: numbers.length, unexplained: unexplainedNumbers(numbers, shown) };
}

/** Every text in it: what people typed may hold numbers of its own. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.replace(/[.。]$/u, '')];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
