import type { CycleSettings } from '../domain/cycle-settings.js';
import { allPromises } from '../domain/promises.js';
import { raterGroups } from '../domain/rater-group.js';
import { presentPromise } from '../i18n/promise-sentences.js';
import type { Texts } from '../i18n/texts.js';

export interface PromisedText {
  readonly groups: string;
  readonly sentences: readonly string[];
}

/** What raters will read before answering, once for all groups that read the same. */
export function promisedTexts(settings: CycleSettings, closesOn: string, texts: Texts): PromisedText[] {
  const byText = new Map<string, { groups: string[]; sentences: string[] }>();
  for (const group of raterGroups.filter((each) => settings.groups.includes(each))) {
    const sentences = allPromises(group, settings, closesOn).map((sentence) =>
      presentPromise(sentence, texts.t('cycles.sample-subject'), texts),
    );
    const known = byText.get(sentences.join('\n'));
    const name = texts.t(`cycles.group.${group}`);
    if (known) known.groups.push(texts.inSentence(name));
    else byText.set(sentences.join('\n'), { groups: [name], sentences });
  }
  return [...byText.values()].map(({ groups, sentences }) => ({ groups: texts.list(groups), sentences }));
}
