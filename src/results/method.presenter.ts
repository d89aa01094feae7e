import type { Texts } from '../i18n/texts.js';
import { exampleSentences } from './method-examples.js';
import { type MethodSection, sections } from './method-sections.js';
import { exampleTables, type MethodTable } from './method-tables.js';

const sources = [
  'James, Demaree & Wolf (1984), Journal of Applied Psychology 69: r_wg, r_wg(j)',
  'Brown & Hauenstein (2005), Organizational Research Methods 8: a_wg',
  'Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2: AD',
  'Shrout & Fleiss (1979), Psychological Bulletin 86: ICC',
  'Cronbach (1951), Psychometrika 16: α',
  'Welch (1947), Biometrika 34; Satterthwaite (1946), Biometrics Bulletin 2',
  'Hensel et al. (2010), International Journal of Human Resource Management 21: number of raters',
  'Kluger & DeNisi (1996), Psychological Bulletin 119: effects of feedback',
];

interface ShownSection {
  readonly id: MethodSection;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly examples: readonly string[];
  readonly table: MethodTable | null;
}

/** The page of results/method-show: what each figure means, with examples computed by the very rules it explains. */
export function presentMethod(texts: Texts): { sections: readonly ShownSection[]; sources: readonly string[] } {
  const examples = exampleSentences(texts);
  const tables = exampleTables(texts);
  return {
    sections: sections.map((id) => ({
      id,
      heading: texts.t(`method.${id}.heading`),
      paragraphs: ['text', 'more']
        .map((part) => `method.${id}.${part}`)
        .flatMap((key) => (texts.has(key) ? [texts.t(key)] : [])),
      examples: examples[id] ?? [],
      table: tables[id] ?? null,
    })),
    sources,
  };
}
