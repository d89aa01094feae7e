import { apartFrom, points, type Points, spreadOf } from '../domain/assessment.js';
import type { Texts } from '../i18n/texts.js';
import type { NamedAnswer, QuestionResult } from './round-results.js';

const first = 8;
const step = 21;

interface LineMark {
  readonly x: string;
  /** me: something shows it; ref: nothing does. */
  readonly kind: 'me' | 'ref';
  readonly r: string;
  readonly initials: string;
}

export interface ResultLine {
  readonly label: string;
  readonly ends: { readonly from: string; readonly to: string };
  readonly ticks: readonly string[];
  readonly span: { readonly from: string; readonly to: string; readonly kind: 'split' | 'bar' } | null;
  readonly marks: readonly LineMark[];
}

/** Who stands where on the line from "not yet" to "everywhere"; mirrored for languages written from the right. */
export function resultLine(result: QuestionResult, initials: ReadonlyMap<string, string>, texts: Texts): ResultLine {
  const at = (point: number): string => {
    const x = first + point * step;
    return `${texts.dir === 'rtl' ? 100 - x : x}%`;
  };
  const { answers, agreed, given } = result;
  const { range } = spreadOf(given);
  const [low, high] = [Math.min(...given), Math.max(...given)];
  const occupied = points.filter((point) => point === agreed || answers.some((each) => each.points === point));
  return {
    label: saysText(result, texts),
    ends: { from: at(0), to: at(points.length - 1) },
    ticks: points.map(at),
    span: range ? { from: at(low), to: at(high), kind: range >= apartFrom ? 'split' : 'bar' } : null,
    marks: occupied.map((point) => ({
      x: at(point),
      kind: isShown(point, result) ? 'me' : 'ref',
      r: point === agreed ? '9' : '6.5',
      initials: answers
        .filter((each) => each.points === point)
        .map(({ personId }) => initials.get(personId) ?? '')
        .join(' '),
    })),
  };
}

/** Full, when the system or one of those who chose this point gave something that shows it. */
function isShown(point: Points, { answers, evidence, agreed, proofs }: QuestionResult): boolean {
  const has = ({ text, file }: Pick<NamedAnswer, 'text' | 'file'>): boolean => text !== '' || file !== null;
  if (evidence?.isShown) return true;
  if (answers.some((each) => each.points === point && has(each))) return true;
  return point === agreed && (answers.some(has) || proofs.length > 0);
}

/** "Omid: not yet. Mina, Dara: in most places." */
export function saysText({ answers, agreed }: QuestionResult, texts: Texts): string {
  const said = points.flatMap((point) => {
    const names = answers.filter((each) => each.points === point).map(({ name }) => `\u2068${name}\u2069`);
    return names.length === 0 ? [] : [{ names, point }];
  });
  const sentences = said.map(({ names, point }) =>
    texts.fill(
      'assessment.result.says',
      { names: names.join(texts.t('report.comma')), point: pointText(point, texts) },
      (part) => part,
    ),
  );
  const all =
    agreed === null
      ? sentences
      : [...sentences, texts.t('assessment.result.agreed', { point: pointText(agreed, texts) })];
  return all.length === 0 ? texts.t('assessment.result.none') : `${all.join('. ')}.`;
}

export function pointText(point: Points, texts: Texts): string {
  return texts.inSentence(texts.t(`assessment.point.${point}`));
}

/** Letters that tell people apart: the first of the name, of first and last name where two share it, a number behind where these do, too. */
export function initialsOf(
  people: readonly { readonly personId: string; readonly name: string }[],
): Map<string, string> {
  const letters = (name: string, count: number): string =>
    name
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => [...word][0] ?? '')
      .filter((_, index, all) => (count === 1 ? index === 0 : index === 0 || index === all.length - 1))
      .join(/^\p{Script=Latin}/u.test(name) ? '' : '\u200C')
      .toUpperCase();
  const found = new Map<string, string>();
  for (const { personId, name } of people) {
    const isShared = people.some((other) => other.personId !== personId && letters(other.name, 1) === letters(name, 1));
    const own = letters(name, isShared ? 2 : 1) || '?';
    const same = [...found.values()].filter((other) => other.replace(/\d+$/, '') === own).length;
    found.set(personId, same === 0 ? own : `${own}${same + 1}`);
  }
  return found;
}
