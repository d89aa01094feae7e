import { fewestAnswers } from '../domain/importance-cells.js';
import type { CellFigure } from '../domain/disclosure.js';
import { type Audience, audiences } from '../domain/importance-form.js';
import type { ImportancePicture } from '../domain/importance-picture.js';
import {
  importanceDifference,
  importanceGap,
  itemsFor,
  type ShownImportance,
  type ShownItem,
} from '../domain/importance-result.js';
import { textIn } from '../domain/locale.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { paths } from '../web/paths.js';
import type { ImportanceSurveyEntity } from './importance-survey.entity.js';
import { presentPicture } from './importance-picture.presenter.js';

export interface DesiredPage {
  readonly survey: ImportanceSurveyEntity;
  readonly shown: ShownImportance | null;
  readonly picture: ImportancePicture | null;
  readonly performance: ShownGroup | null;
  readonly hasEnough: Readonly<Partial<Record<Audience, boolean>>>;
  readonly setAsideFrom: Date | null;
  readonly isOwnSetAside: boolean;
  readonly organisation: string;
}

const pairs: readonly (readonly [Audience, Audience])[] = [
  ['leader', 'customer'],
  ['employee', 'customer'],
  ['leader', 'employee'],
];

export function presentDesiredResult(page: DesiredPage, texts: Texts): object {
  const { survey, shown, picture, performance } = page;
  const org = isolated(page.organisation);
  return {
    back: paths.desired(),
    surveyName: survey.name,
    state: texts.t(`desired.state.${survey.state}`, { date: texts.day(survey.closesOn) }),
    isShown: shown !== null,
    heading: shown ? headline(shown, texts) : survey.name,
    asked: (Object.entries(survey.invited) as [Audience, number][]).map(([audience, n]) => ({
      label: texts.t(`desired.audience.${audience}`),
      value: answeredText(page, audience, n, texts),
    })),
    stuck: stuckOf(page, texts),
    wants: wantsOf(shown, 'customers', 'leader', texts, org),
    fromCompany: wantsOf(shown, 'company', 'employee', texts, org),
    staff: shown ? staffTable(shown, texts) : null,
    agreement: shown ? agreementOf(shown, texts) : [],
    picture: picture && performance ? presentPicture(picture, performance.cycle.name, texts) : null,
    org,
  };
}

/** Whether what customers and the employer want of staff agrees, in one sentence. */
function headline(shown: ShownImportance, texts: Texts): string {
  for (const [one, other] of pairs) {
    const compared = differences(shown, one, other);
    if (compared.length === 0) continue;
    const apart = compared.filter(({ difference }) => Math.abs(difference) >= importanceGap).length;
    const params = {
      one: texts.t(`desired.audience.${one}`),
      other: texts.t(`desired.audience-in.${other}`),
      n: apart,
    };
    return texts.t('desired.headline', { ...params, total: compared.length });
  }
  return texts.t('desired.headline-none');
}

function differences(shown: ShownImportance, one: Audience, other: Audience) {
  return shown.items.flatMap((item) => {
    const difference = item.aspect === 'staff' ? importanceDifference(item, one, other) : null;
    return difference === null ? [] : [{ item, difference }];
  });
}

function answeredText({ shown, hasEnough }: DesiredPage, audience: Audience, invited: number, texts: Texts): string {
  if (!shown) return texts.t(hasEnough[audience] ? 'desired.enough' : 'desired.not-yet-enough', { n: invited });
  const answered = shown.audiences.find((each) => each.audience === audience)?.answered ?? null;
  if (answered === null)
    return texts.t('desired.too-few', { n: invited, minimum: fewestAnswers(audience, shown.minimum) });
  return texts.t('desired.answered', { n: answered, total: invited });
}

function stuckOf({ survey, setAsideFrom, isOwnSetAside }: DesiredPage, texts: Texts) {
  if (survey.state !== 'mixing' || !setAsideFrom) return null;
  return {
    text: texts.t('desired.stuck', { date: texts.day(dateIn(setAsideFrom, survey.timeZone)) }),
    action: isOwnSetAside ? '' : paths.desiredPart(survey.id, 'set-aside'),
    submit: texts.t(survey.setAsideAskedBy ? 'desired.set-aside-agree' : 'desired.set-aside-ask'),
    waits: isOwnSetAside ? texts.t('desired.error.second-person') : '',
  };
}

function wantsOf(
  shown: ShownImportance | null,
  aspect: 'customers' | 'company',
  audience: Audience,
  texts: Texts,
  org: string,
) {
  const items = shown ? itemsFor(shown, aspect, audience) : [];
  return {
    heading: texts.t(`desired.question.${aspect}`, { org }),
    note: texts.t(`desired.from.${audience}`),
    rows: items.map((item) => ({
      text: textIn(item.text, texts.locale),
      figure: figureText(item.cells[audience], texts),
    })),
  };
}

function staffTable(shown: ShownImportance, texts: Texts) {
  const present = audiences.filter((audience) => shown.items.some(({ cells }) => cells[audience]));
  return {
    heads: present.map((audience) => texts.t(`desired.audience.${audience}`)),
    rows: shown.items
      .filter((item) => item.aspect === 'staff' && present.some((audience) => item.cells[audience]))
      .map((item) => ({
        text: textIn(item.text, texts.locale),
        cells: present.map((audience) => ({
          label: texts.t(`desired.audience.${audience}`),
          figure: figureText(item.cells[audience], texts),
        })),
        word: wordFor(item, texts),
      })),
  };
}

/** The widest distance between any two audiences, in words. */
function wordFor(item: ShownItem, texts: Texts): string {
  const gaps = pairs.flatMap(([one, other]) => {
    const difference = importanceDifference(item, one, other);
    return difference === null ? [] : [{ one, other, difference }];
  });
  const [widest] = gaps.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  if (!widest) return texts.t('desired.not-compared');
  if (Math.abs(widest.difference) < importanceGap) return texts.t('desired.agree');
  const [more, less] = widest.difference > 0 ? [widest.one, widest.other] : [widest.other, widest.one];
  return texts.t('desired.apart', {
    more: texts.t(`desired.audience.${more}`),
    less: texts.t(`desired.audience-in.${less}`),
    gap: texts.number(Math.abs(widest.difference), 1),
  });
}

/** Where two audiences are furthest apart, three for each pair. */
function agreementOf(shown: ShownImportance, texts: Texts): { text: string }[] {
  return pairs.flatMap(([one, other]) => {
    const compared = differences(shown, one, other);
    if (compared.length === 0) return [];
    const apart = compared.filter(({ difference }) => Math.abs(difference) >= importanceGap);
    const names = { one: texts.t(`desired.audience.${one}`), other: texts.t(`desired.audience-in.${other}`) };
    return [{ text: texts.t('desired.pair', { ...names, n: compared.length - apart.length, total: compared.length }) }];
  });
}

/** "4.2", or in words where the figure is too near an end to be told (anonymity R6). */
function figureText(cell: CellFigure | undefined, texts: Texts): string {
  if (!cell) return texts.t('desired.no-figure');
  const value = texts.number(cell.value, 1);
  if (cell.endCode === null) return value;
  return texts.t(cell.endCode === 'top' ? 'desired.or-more' : 'desired.or-less', { value });
}
