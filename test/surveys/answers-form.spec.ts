import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competenciesOf, type Questionnaire } from '../../src/domain/questionnaire.js';
import { draftProblems, readAnswers, textsFrom } from '../../src/surveys/answers-form.js';
import { answersOf, isMostlyBlank, judgedCount } from '../../src/surveys/form-state.js';
import { surveyForm } from '../../src/surveys/survey-form.js';
import { questionnaireOf } from '../support/reviews.js';

const form = surveyForm(questionnaireOf([3, 3]), 'peer');
const ids = ['c1b1', 'c1b2', 'c1b3', 'c2b1', 'c2b2', 'c2b3'];

function read(body: Record<string, unknown>) {
  const result = readAnswers(body, form);
  if (result.kind !== 'read') throw new Error('out of date');
  return result;
}

const keysOf = (body: Record<string, unknown>) =>
  read(body).problems.map(({ key, params }) => [key.split('.').at(-1), params.number]);

describe('a point of the scale', () => {
  it.each(['1', '2', '3', '4', '5', 'na'])('is read: %s', (value) => {
    expect(read({ 'q-c1b1': value })).toMatchObject({ state: { points: { c1b1: value } }, problems: [] });
  });

  it.each([
    '0',
    '6',
    '-1',
    '3.5',
    '3 ',
    ' 3',
    '３',
    '۳',
    '٣',
    '1e0',
    '0x3',
    '03',
    '+3',
    'null',
    'true',
    'NaN',
    'NA',
    '9007199254740993',
    '3\u0000',
  ])('is refused with the number of the question, never rounded: %j (I26)', (value) =>
    expect(keysOf({ 'q-c2b1': value, 'q-c1b1': '5' })).toEqual([['point', 4]]),
  );

  it.each([[['3', '5']], [['na', '4']], [{ gt: '1' }], [null], [4], [true]])(
    'is one text, not %j (I28, I29, I48, I50)',
    (value) => {
      const { state, problems } = read({ 'q-c2b1': value, 'q-c1b1': '5' });
      expect(problems).toHaveLength(1);
      expect(state.points).toEqual({ c1b1: '5' });
    },
  );

  it('left out or empty is blank, no problem', () => {
    expect(read({ 'q-c1b1': '' })).toEqual({
      kind: 'read',
      state: { points: {}, examples: {}, comments: {} },
      problems: [],
    });
  });

  it('reads nothing but what is in the scale, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { points } = read({ 'q-c1b1': value }).state;
        return points.c1b1 === undefined || ['1', '2', '3', '4', '5', 'na'].includes(points.c1b1);
      }),
    );
  });
});

describe('fields the form does not have', () => {
  it.each([
    'q-c9b9',
    'e-c9',
    'o-other',
    'k',
    'role',
    'id',
    'category',
    'status',
    'subject',
    'q-c1b1[]',
    'q-c1b1[gt]',
    '__proto__[admin]',
    'constructor',
  ])('%s: the form is out of date, and what was written comes back (I28, I41, I47–I49)', (name) => {
    const body = { 'q-c1b1': '3', 'o-keep': 'Keep going.', 'e-c1': ' ', [name]: 'x' };
    expect(readAnswers(body, form)).toEqual({
      kind: 'out-of-date',
      texts: name.startsWith('e-') || name.startsWith('o-') ? expect.arrayContaining(['Keep going.']) : ['Keep going.'],
    });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('allows the token of staff pages and the buttons', () => {
    expect(read({ _csrf: 'x', next: 'c-c2', anyway: 'yes' }).problems).toEqual([]);
  });

  it('a customer cannot answer what only others are asked', () => {
    const short = surveyForm(questionnaireOf([3, 3], 1), 'customer');
    expect(readAnswers({ 'q-c1b1': '3' }, short).kind).toBe('read');
    expect(readAnswers({ 'q-c1b2': '3' }, short).kind).toBe('out-of-date');
  });
});

describe('a text', () => {
  const comment = (text: unknown) => read({ 'o-keep': text });

  it.each([
    ['2,000 characters', 'x'.repeat(2000), 0],
    ['2,001 characters', 'x'.repeat(2001), 1],
    ['2,000 emoji', '🙂'.repeat(2000), 0],
  ])('%s (I31, I32)', (_, text, problems) => expect(comment(text).problems).toHaveLength(problems));

  it('tells the length against the limit', () =>
    expect(comment('x'.repeat(2001)).problems[0]).toMatchObject({
      field: 'o-keep',
      params: { length: 2001, maximum: 2000 },
    }));

  it('too long to be sent is still kept as a draft, up to ten times the limit', () => {
    expect(draftProblems(comment('x'.repeat(2001)).problems)).toEqual([]);
    expect(draftProblems(comment('x'.repeat(20_001)).problems)).toHaveLength(1);
    expect(draftProblems(read({ 'q-c1b1': '6' }).problems)).toHaveLength(1);
  });

  it.each([' ', '.', '\u200b', '\r\n', '…'])('of nothing is nothing: %j (I35)', (text) =>
    expect(comment(text).state.comments).toEqual({}),
  );

  it.each([
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\u0000b\u0007c', 'abc'],
    ['\u202eevil\u202c', 'evil'],
    ['half \ud800 pair', 'half pair'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['<b>bold</b> {{x}}', '<b>bold</b> {{x}}'],
  ])('%j is stored as %j (I33, I34, I36, I38, I40)', (text, stored) =>
    expect(comment(text).state.comments).toEqual({ keep: stored }),
  );

  it('sent twice is refused (I48)', () => expect(comment(['a', 'b']).problems).toHaveLength(1));

  it('comes back to be copied, at most twenty of them', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`o-${n}`, `text ${n}`]));
    expect(textsFrom(many)).toHaveLength(20);
    expect(textsFrom(undefined)).toEqual([]);
  });
});

describe('what counts', () => {
  it('"can’t judge" and blank are the same inside an envelope', () => {
    const { state } = read({ 'q-c1b1': '5', 'q-c1b2': 'na', 'o-keep': 'Go on.' });
    expect(answersOf(state)).toEqual({ ratings: { c1b1: 5 }, examples: {}, comments: { keep: 'Go on.' } });
    expect(judgedCount(state)).toBe(1);
  });

  it.each([
    [2, true],
    [3, false],
    [6, false],
  ])('%i of 6 judged: mostly blank is %s', (judged, expected) => {
    const body = Object.fromEntries(ids.map((id, index) => [`q-${id}`, index < judged ? '4' : 'na']));
    expect(isMostlyBlank(form, read(body).state)).toBe(expected);
  });

  it('speaks in the first person to oneself, and in the other form where that is missing', () => {
    const questionnaire = questionnaireOf([1]);
    const self = surveyForm(questionnaire, 'self');
    expect([self.competencies[0]?.statements[0]?.text.en, self.questions[0]?.text.en]).toEqual([
      'I do 1.1',
      'What will you keep?',
    ]);
    const [competency] = competenciesOf(questionnaire);
    const withoutSelf = {
      ...competency,
      behaviours: competency?.behaviours.map((behaviour) => ({ ...behaviour, selfStatement: { en: '' } })),
    };
    const incomplete = {
      ...questionnaire,
      values: [{ ...questionnaire.values[0], competencies: [withoutSelf] }],
    } as Questionnaire;
    expect(surveyForm(incomplete, 'self').competencies[0]?.statements[0]?.text.en).toBe('Does 1.1');
  });
});
