import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';

/** Where it is said beside the field itself, or the field is a list of addresses. */
const saidElsewhere: Readonly<Record<string, string>> = {
  'plans/note-form.hbs': 'the hint: only you, unless you share your notes',
  'reports/hold-form.hbs': 'the hint: HR sees this, the person does not',
  'cycles/wording/wording-language.hbs': 'the mail as its readers get it stands below',
  'cycles/participants-form.hbs': 'addresses of people reviewed',
  'surveys/survey-fields.hbs': 'the promises before the first question',
  'surveys/kept-texts.hbs': 'nothing is typed here; what was typed is carried along',
};

describe('wherever somebody writes a text', () => {
  it('the page says who will read it', () => {
    const views = projectPath('views');
    const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
    const silent = files.filter((file) => {
      const source = readFileSync(join(views, file), 'utf8');
      const isWritten = !file.startsWith('partials') && /partials\/textarea|<textarea/.test(source);
      return isWritten && !/inline "foot"|who-sees/.test(source) && !(file in saidElsewhere);
    });
    expect(silent).toEqual([]);
  });
});
