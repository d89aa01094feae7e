import type { CycleEntity } from '../../cycles/cycle.entity.js';
import { textIn } from '../../domain/locale.js';
import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';
import type { CommentReading, ReadComments } from './comment-readings.service.js';

/** Whose comments are still to be read; by name. */
export function presentReadings(
  cycle: CycleEntity,
  readings: readonly (CommentReading & { readonly name: string })[],
  isAdministrator: boolean,
  texts: Texts,
): object {
  const unread = readings.filter(({ isRead }) => !isRead).length;
  return {
    heading: texts.t('comments.reading.heading', { n: unread }),
    cycleName: cycle.name,
    back: isAdministrator ? paths.release(cycle.id) : paths.home(),
    rows: readings
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ review, name, isRead, mayRead }) => ({
        personName: name,
        state: texts.t(isRead ? 'comments.reading.read' : 'comments.reading.unread'),
        href: mayRead ? paths.reviewComments(review.id) : '',
        obstacle: mayRead ? '' : texts.t('comments.reading.not-you'),
      })),
  };
}

/** The comments of one report by question, with nothing on who wrote them. */
export function presentReading(
  { review, shown, topics }: ReadComments,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { subjectName } = shown.header;
  const competencyName = (id: string): string =>
    textIn(shown.competencies.find((competency) => competency.id === id)?.name ?? {}, texts.locale);
  return {
    heading: texts.t('comments.reading.of', { name: `\u2068${subjectName}\u2069` }),
    back: paths.cycleComments(review.cycleId),
    action: paths.reviewComments(review.id),
    errors,
    error: messageFor('comment', errors),
    topics: topics.map(({ about, question, comments }, index) => ({
      heading:
        about.kind === 'example'
          ? texts.t('report.comments.examples', { competency: competencyName(about.competencyId) })
          : textIn(question?.text ?? {}, texts.locale).replaceAll('{name}', `\u2068${subjectName}\u2069`),
      comments: comments.map(({ id, text }, place) => ({ id, text, isFirst: index === 0 && place === 0 })),
    })),
  };
}
