import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { formLength } from '../../src/domain/form-length.js';
import {
  behaviourWarnings,
  competencyWarnings,
  frameworkProblems,
  frameworkWarnings,
} from '../../src/domain/framework-warnings.js';
import { locales } from '../../src/domain/locale.js';
import { behavioursOf, type Questionnaire } from '../../src/domain/questionnaire.js';
import { hasTraitWord, hasTwoIdeas } from '../../src/domain/statement-wording.js';
import { questionnaireOf } from '../support/reviews.js';

const starter = JSON.parse(
  readFileSync(new URL('../../src/competencies/starter/framework.json', import.meta.url), 'utf8'),
) as Questionnaire;

const keys = (problems: readonly { key: string }[]): string[] => problems.map(({ key }) => key.split('.').at(-1) ?? '');
const statement = (en: string, fa = 'جواب می‌دهد.', ar = 'الردّ.') => ({
  statement: { en, fa, ar },
  selfStatement: { en: 'I', fa: 'من', ar: 'أنا' },
});

describe('warnings on a behaviour', () => {
  it('finds nothing to mend in the starter framework', () => {
    for (const behaviour of behavioursOf(starter)) expect(behaviourWarnings(behaviour, locales)).toEqual([]);
    expect(frameworkWarnings(starter)).toEqual([]);
    expect(frameworkProblems(starter, true)).toEqual([]);
  });

  it.each([
    ['Replies on the same day and calls back.', true],
    ['Warns early, and explains why.', true],
    ['Hands over work that needs no redoing.', false],
    ['Understands what the customer needs.', false],
  ])('English, two ideas: %s %s', (text, expected) => expect(hasTwoIdeas(text, 'en')).toBe(expected));

  it.each([
    ['اگر کاری دیر شود، زود خبر می‌دهد و دلیلش را می‌گوید.', true],
    ['درست و به‌موقع تحویل می‌دهد.', false],
    ['در دسترس است و زود جواب می‌دهد.', true],
  ])('Persian, two ideas: %s %s', (text, expected) => expect(hasTwoIdeas(text, 'fa')).toBe(expected));

  it.each([
    ['en', 'Is a reliable colleague.', true],
    ['en', 'Relies on notes.', false],
    ['fa', 'همکاری صادق است.', true],
    ['fa', 'صادقانه جواب می‌دهد.', false],
    ['ar', 'زميل متعاون.', true],
    ['ar', 'التعاون مع الزملاء.', false],
  ] as const)('%s, trait words: %s %s', (locale, text, expected) => expect(hasTraitWord(text, locale)).toBe(expected));

  it('counts characters as readers do: 90 are fine, 91 are long', () => {
    expect(keys(behaviourWarnings(statement('🙂'.repeat(90)), locales))).toEqual([]);
    const [long] = behaviourWarnings(statement('🙂'.repeat(91)), locales);
    expect(long).toEqual({ key: 'framework.warning.long', params: { locale: 'en', length: 91, maximum: 90 } });
  });

  it('names each missing language once, and only those the organisation offers', () => {
    const behaviour = { statement: { en: 'Replies.', fa: '' }, selfStatement: { en: '' } };
    expect(behaviourWarnings(behaviour, locales).map(({ key, params }) => `${key} ${params.locale}`)).toEqual([
      'framework.warning.missing fa',
      'framework.warning.missing ar',
      'framework.warning.self-missing en',
    ]);
    expect(keys(behaviourWarnings(behaviour, ['en']))).toEqual(['self-missing']);
  });
});

describe('warnings and problems of a framework', () => {
  it.each([
    [[5, 5], []],
    [[6, 5], ['many-in-competency']],
  ])('%j behaviours per competency', (shape, expected) =>
    expect(
      questionnaireOf(shape).values.flatMap((value) =>
        value.competencies.flatMap((c) => keys(competencyWarnings(c.behaviours))),
      ),
    ).toEqual(expected),
  );

  it('warns from 36 statements on', () => {
    expect(frameworkWarnings(questionnaireOf([5, 5, 5, 5, 5, 5, 5]))).toEqual([]);
    expect(keys(frameworkWarnings(questionnaireOf([5, 5, 5, 5, 5, 5, 5, 1])))).toEqual(['many']);
  });

  it.each<[string, Questionnaire, boolean, string[]]>([
    ['no behaviours', questionnaireOf([]), false, ['no-behaviours']],
    ['a competency without behaviours', questionnaireOf([2, 0]), false, ['empty-competency']],
    ['eight for customers', questionnaireOf([4, 4]), true, []],
    ['nine for customers', questionnaireOf([4, 5]), true, ['customer-form-long']],
    ['nine, customers not asked', questionnaireOf([4, 5]), false, []],
    ['customers see nothing', questionnaireOf([2, 2], 0), true, ['customers-see-none', 'customers-see-none']],
    [
      'four questions',
      {
        ...questionnaireOf([1]),
        openQuestions: Array.from({ length: 4 }, (_, n) => ({ id: `q${n}`, text: {}, selfText: {} })),
      },
      true,
      ['many-questions'],
    ],
  ])('%s', (_, questionnaire, asksCustomers, expected) =>
    expect(keys(frameworkProblems(questionnaire, asksCustomers))).toEqual(expected),
  );
});

describe('the time a form takes', () => {
  it('is told by group', () => {
    expect(formLength(starter, 'peer')).toEqual({ statements: 18, questions: 2, minutes: 6 });
    expect(formLength(starter, 'customer')).toEqual({ statements: 8, questions: 2, minutes: 5 });
  });
});
