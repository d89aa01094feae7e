import type { PageNumbers } from '../cycles/page-of.js';
import { textIn } from '../domain/locale.js';
import type { QuestionnaireBehaviour } from '../domain/questionnaire.js';
import type { Texts } from '../i18n/texts.js';
import type { PersonEntity } from '../people/person.entity.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { monthName } from './month-name.js';
import type { RecognitionCount } from './recognitions.js';
import type { NamedThanks } from './thanks.js';

export interface ThanksPage {
  readonly wall: readonly NamedThanks[];
  readonly pages: PageNumbers;
  readonly received: readonly NamedThanks[];
  /** Private ones one gave; public ones are on the wall. */
  readonly given: readonly NamedThanks[];
  readonly counts: readonly RecognitionCount[];
  readonly isSteering: boolean;
}

export function presentThanks(page: ThanksPage, texts: Texts): object {
  const row = (each: NamedThanks) => presentRow(each, texts);
  return {
    newHref: paths.thanksNew(),
    back: page.isSteering ? paths.loop() : '',
    wall: page.wall.map(row),
    pages: page.pages,
    received: page.received.map((each) => ({
      ...row(each),
      hidingHref: paths.thanksHiding(each.thanks.id),
      hide: each.thanks.isHidden ? 'no' : 'yes',
      isPublic: each.thanks.isPublic,
      sight: texts.t(sightKey(each)),
      action: texts.t(each.thanks.isHidden ? 'thanks.show' : 'thanks.hide'),
    })),
    given: page.given.map(row),
    isSteering: page.isSteering,
    counts: page.counts.map(({ month, statement, count }) => ({
      month: monthName(month, texts),
      behaviour: textIn(statement, texts.locale),
      count: texts.number(count),
    })),
  };
}

function sightKey({ thanks }: NamedThanks): string {
  if (!thanks.isPublic) return 'thanks.is-private';
  return thanks.isHidden ? 'thanks.is-hidden' : 'thanks.is-public';
}

function presentRow({ thanks, from, to }: NamedThanks, texts: Texts) {
  const nameOf = (name: string): string => (name ? isolated(name) : texts.t('thanks.somebody'));
  return {
    id: thanks.id,
    title: texts.t('thanks.from-to', { from: nameOf(from), to: nameOf(to) }),
    behaviour: textIn(thanks.statement, texts.locale),
    text: thanks.text,
    day: texts.day(thanks.givenOn),
  };
}

const blank = {
  colleagueName: '',
  personId: '',
  errors: [] as readonly ShownProblem[],
  behaviour: null,
  text: null,
  sight: null,
};

export function presentThanksSearch(words: string, found: readonly PersonEntity[]): object {
  return {
    ...blank,
    back: paths.thanks(),
    self: paths.thanksNew(),
    action: paths.thanks(),
    words,
    isSearched: words !== '',
    found: found.map(({ id, name, jobTitle }) => ({
      href: `${paths.thanksNew()}?person=${id}`,
      personName: name,
      jobTitle,
    })),
  };
}

export function presentThanksForm(
  colleague: PersonEntity,
  behaviours: readonly QuestionnaireBehaviour[],
  values: Readonly<Record<string, string>>,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const field = (name: string) => ({ name, label: texts.t(`thanks.field.${name}`), error: messageFor(name, errors) });
  return {
    ...presentThanksSearch('', []),
    errors,
    colleagueName: colleague.name,
    personId: colleague.id,
    behaviour: {
      ...field('behaviour'),
      hint: '',
      width: '',
      options: [{ id: '', statement: { [texts.locale]: texts.t('thanks.choose') } }, ...behaviours].map(
        ({ id, statement }) => ({
          value: id,
          label: textIn(statement, texts.locale),
          isSelected: id === (values.behaviour ?? ''),
        }),
      ),
    },
    text: { ...field('text'), hint: texts.t('thanks.hint.text'), value: values.text ?? '', rows: 4 },
    sight: {
      ...field('sight'),
      hint: '',
      options: (['public', 'private'] as const).map((value) => ({
        value,
        label: texts.t(`thanks.sight.${value}`),
        hint: texts.t(`thanks.sight-hint.${value}`),
        isSelected: (values.sight || 'public') === value,
      })),
    },
  };
}
