import { fieldOf } from '../competencies/local-text-fields.js';
import { readComment } from '../domain/comment-cleaning.js';
import { fieldProblem, type FieldProblem, FormRejected } from '../domain/errors.js';
import type { Locale, LocalText } from '../domain/locale.js';
import type { CustomerMessageEntity } from './customer-message.entity.js';
import type { MessageForm } from './message.form.js';

/** The longest message, in characters. */
export const messageLimit = 3000;

/** Subject and text belong together in each language; the organisation's own language is needed, for all others. */
export function readMessage(
  form: MessageForm,
  locales: readonly Locale[],
  ownLocale: Locale,
): Pick<CustomerMessageEntity, 'subject' | 'body' | 'audience'> {
  const typed = form as unknown as Readonly<Record<string, string>>;
  const problems: FieldProblem[] = [];
  const subject: LocalText = {};
  const body: LocalText = {};
  for (const locale of locales) {
    const title = typed[fieldOf('subject', locale)] ?? '';
    const { text, length, isTooLong } = readComment(typed[fieldOf('body', locale)] ?? '', messageLimit);
    const isNeeded = locale === ownLocale || title !== '' || text !== '';
    if (isNeeded && title === '') problems.push(fieldProblem(fieldOf('subject', locale), 'loop.error.subject-missing'));
    if (isNeeded && text === '') problems.push(fieldProblem(fieldOf('body', locale), 'loop.error.text-missing'));
    if (isTooLong) {
      const params = { length, maximum: messageLimit };
      problems.push(fieldProblem(fieldOf('body', locale), 'loop.error.text-long', params));
    }
    subject[locale] = title;
    body[locale] = text;
  }
  if (problems.length > 0) throw new FormRejected(problems);
  return { subject, body, audience: form.audience };
}
