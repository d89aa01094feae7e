import encodeQr from 'qr';
import type { CycleEntity } from '../../cycles/cycle.entity.js';
import { groupedCode } from '../../domain/printed-code.js';
import { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import { readyHtml } from '../../web/view-engine.js';
import { isolated } from '../rater-frame.presenter.js';
import type { PrintedCard } from './printed-codes.js';

export interface CodeSheet {
  readonly cycle: CycleEntity;
  readonly cards: readonly PrintedCard[];
  /** Review → the person it is about. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly organisation: { readonly name: string; readonly logo: string };
  readonly appUrl: string;
  readonly printer: string;
  /** Of whoever prints; each card speaks its rater's language. */
  readonly texts: Texts;
}

/** Cards to cut out, each in its reader's language: picture to photograph, or code to type. */
export function presentSheet(sheet: CodeSheet): object {
  const { cycle, cards, texts, organisation } = sheet;
  return {
    heading: texts.t('print.sheet.heading', { n: cards.length }),
    backHref: paths.printedCodes(cycle.id),
    organisation,
    cards: cards.map((card) => presentCard(card, sheet)),
  };
}

function presentCard({ person, requests, code, token }: PrintedCard, sheet: CodeSheet) {
  const texts = Texts.in(person.locale);
  const names = requests.map(({ reviewId, group }) =>
    group === 'self' ? texts.t('survey.list.yourself') : isolated(sheet.subjects.get(reviewId) ?? ''),
  );
  return {
    lang: person.locale,
    dir: texts.dir,
    name: person.name,
    title: texts.t('print.card.title', { names: texts.list(names) }),
    text: texts.t('print.card.text', { date: texts.weekday(sheet.cycle.closesOn ?? '') }),
    typeIt: texts.t('print.card.type'),
    address: sheet.appUrl.replace(/^https?:\/\//, '') + paths.code(),
    code: groupedCode(code),
    // Four modules of white around it, as readers expect, at least fifteen per cent spare against creases.
    picture: readyHtml(encodeQr(sheet.appUrl + paths.printedList(token), 'svg', { ecc: 'medium', border: 4 })),
    pictureLabel: texts.t('print.card.picture'),
    once: texts.t('print.card.once', { name: isolated(sheet.printer) }),
  };
}
