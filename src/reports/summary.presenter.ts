import type { SummarySentence } from '../domain/summary-sentence.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure, writePoint } from './figures.js';
import type { ReportNames } from './report-names.js';

/** One of the opening sentences in the reader's words (words 5, patterns 1–17). */
export function presentSentence(sentence: SummarySentence, names: ReportNames, texts: Texts): string {
  switch (sentence.key) {
    case 'summary.headline-blind-spot':
    case 'summary.headline-room': {
      const { best, other } = sentence.params;
      return say(texts, sentence.key, { best: names.competency(best), other: names.competency(other) });
    }
    case 'summary.blind-spot':
    case 'summary.hidden-strength': {
      const { behaviourId, self, others } = sentence.params;
      const figures = { self: writePoint(self, texts), others: writeFigure(others, texts) };
      const params = { behaviour: names.quoted(behaviourId), people: names.peopleOn(behaviourId), ...figures };
      return say(texts, sentence.key, params);
    }
    case 'summary.risen':
    case 'summary.fallen':
    case 'summary.no-clear-change': {
      const { competencyId, cycleName, from, to } = sentence.params;
      const figures = { from: writeFigure(from, texts), to: writeFigure(to, texts) };
      return say(texts, sentence.key, { competency: names.competency(competencyId), cycle: cycleName, ...figures });
    }
    case 'summary.line-broken':
      return say(texts, sentence.key, { cycle: sentence.params.cycleName });
    case 'summary.split':
      return say(texts, sentence.key, { competency: names.competency(sentence.params.competencyId) });
    case 'summary.first-step':
      return names.idea(sentence.params.competencyId, sentence.params.idea);
    case 'summary.few-answers':
      return texts.t(sentence.key, { block: names.block(sentence.params.block), n: sentence.params.n });
    case 'summary.merged':
      return texts.t(sentence.key, { block: names.block(sentence.params.block) });
    case 'summary.too-few':
      return texts.t(tooFewKey(sentence.params));
    default:
      return texts.t(sentence.key, sentence.params);
  }
}

function tooFewKey({ self, manager }: { readonly self: boolean; readonly manager: boolean }): string {
  if (self && manager) return 'summary.too-few-both';
  if (manager) return 'summary.too-few-manager';
  return self ? 'summary.too-few-self' : 'summary.too-few';
}
