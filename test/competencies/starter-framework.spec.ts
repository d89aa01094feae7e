import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { locales, type LocalText } from '../../src/domain/locale.js';
import { behavioursOf, competenciesOf, formFor, type Questionnaire } from '../../src/domain/questionnaire.js';
import { protectedGroups, raterGroups } from '../../src/domain/rater-group.js';
import { scaleProblems } from '../../src/domain/scale-rules.js';
import { lengthOf } from '../../src/domain/text-cleaning.js';

const file = join(import.meta.dirname, '../../src/competencies/starter/framework.json');
const starter = JSON.parse(readFileSync(file, 'utf8')) as Questionnaire;
const competencies = competenciesOf(starter);
const behaviours = behavioursOf(starter);

/** Every text with its place in the file. */
function textsIn(node: unknown, path = ''): [string, LocalText][] {
  if (typeof node !== 'object' || node === null) return [];
  if ('en' in node) return [[path, node as LocalText]];
  return Object.entries(node).flatMap(([key, child]) => textsIn(child, `${path}/${key}`));
}

const texts = textsIn(starter);

describe('starter framework', () => {
  it('has three values, six competencies, eighteen behaviours, two ideas each, two open questions and five points', () => {
    expect(starter.values.map(({ competencies: part }) => part.length)).toEqual([2, 2, 2]);
    expect(competencies.map(({ behaviours: part }) => part.length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(behaviours).toHaveLength(18);
    expect(competencies.every(({ ideas }) => ideas.length === 2)).toBe(true);
    expect(starter.openQuestions).toHaveLength(2);
    expect(starter.scale.labels).toHaveLength(5);
    expect(scaleProblems(starter.scale, locales)).toEqual([]);
  });

  it('has stable ids, each once', () => {
    const ids = [...starter.values, ...competencies, ...behaviours, ...starter.openQuestions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(29);
    expect(competencies.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect(
      behaviours.every(({ id }) =>
        competencies.some(
          (competency) =>
            competency.behaviours.some((each) => each.id === id) && id.startsWith(`b${competency.id.slice(1)}.`),
        ),
      ),
    ).toBe(true);
  });

  it('asks customers eight statements, at least one per competency, and everyone else all', () => {
    const form = formFor(starter, 'customer');
    expect(form).toHaveLength(6);
    expect(form.flatMap((competency) => competency.behaviours.map(({ id }) => id))).toEqual([
      'b1.1',
      'b2.1',
      'b3.1',
      'b3.2',
      'b4.1',
      'b4.3',
      'b5.2',
      'b6.1',
    ]);
    for (const group of raterGroups.filter((each) => each !== 'customer'))
      expect(formFor(starter, group).flatMap((part) => part.behaviours)).toHaveLength(18);
    expect(protectedGroups).toContain('customer');
  });

  it('speaks all three languages everywhere, each in its own letters', () => {
    expect(texts.length).toBe(6 + 6 + 12 + 12 + 36 + 4);
    for (const [path, text] of texts) {
      for (const locale of locales)
        expect([path, locale, (text[locale] ?? '').trim() !== '']).toEqual([path, locale, true]);
      expect([path, text.fa]).toEqual([path, expect.not.stringMatching(/[يكىة]|[٠-٩]|[A-Za-z](?![a-z]*\})/u)]);
      expect([path, text.ar]).toEqual([path, expect.not.stringMatching(/[یکپچگژ]|[۰-۹]|\u200C/u)]);
      expect([path, text.en]).toEqual([path, expect.not.stringMatching(/[^ -~’“”]/u)]);
    }
  });

  it('has statements that can be quoted, short enough for a phone, with short heads', () => {
    for (const { statement, selfStatement } of behaviours) {
      for (const text of [statement, selfStatement]) {
        expect(lengthOf(text.en ?? '')).toBeLessThanOrEqual(90);
        for (const locale of locales) expect(text[locale]).toMatch(/^[^«»“”{}/]+\.$/u);
      }
      expect(statement.en).not.toBe(selfStatement.en);
      expect(selfStatement.en).toMatch(/^I /);
    }
    for (const { shortName } of competencies)
      for (const locale of locales) expect(lengthOf(shortName[locale] ?? '')).toBeLessThanOrEqual(12);
  });

  it('has placeholders only in open questions for others, in all languages or in none', () => {
    const holding = texts.filter(([, text]) => locales.some((locale) => /[{}]/.test(text[locale] ?? '')));
    expect(holding.map(([path]) => path)).toEqual(['/openQuestions/0/text']);
    for (const [, text] of holding)
      for (const locale of locales) expect((text[locale] ?? '').match(/\{[^}]*\}/g)).toEqual(['{name}']);
  });

  it('says what the source says', () => {
    expect(starter.values.map(({ name }) => name.en)).toEqual(['At your side', 'Clear', 'Dependable']);
    expect(competencies.map(({ shortName }) => shortName.fa)).toEqual([
      'دسترسی',
      'سرعت',
      'اطلاع‌رسانی',
      'تسلط',
      'خوش‌قولی',
      'پیگیری',
    ]);
    expect(competencies.map(({ shortName }) => shortName.ar)).toEqual([
      'الوصول',
      'السرعة',
      'الإطلاع',
      'الإتقان',
      'الدقة',
      'المتابعة',
    ]);
    expect(starter.scale.labels.map((label) => label.fa)).toEqual(['هرگز', 'به‌ندرت', 'گاهی', 'اغلب', 'همیشه']);
    expect(behaviours.at(-1)?.selfStatement.ar).toBe('أشارك معلومات العملاء مع من يحتاج إليها فقط.');
  });
});
