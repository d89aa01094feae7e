import type { BlockLabel } from '../../domain/blocks.js';
import type { MendedNames } from '../../domain/corrections.js';
import type { WithheldPart } from '../../domain/withheld-parts.js';
import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';
import { say } from '../figures.js';
import { changedNames, type CorrectedReport } from './report-corrections.service.js';

export type TypedCorrection = Readonly<Record<string, string>>;

/** What may be corrected in a report and what was; never what the report says. */
export function presentCorrection({ review, report, mayCorrect }: CorrectedReport, texts: Texts): object {
  return {
    heading: say(texts, 'corrections.heading', { name: report.header.subjectName }),
    back: paths.release(review.cycleId),
    mayCorrect,
    namesHref: paths.correction(review.id, 'names'),
    blockHref: report.blocks.length > 0 ? paths.correction(review.id, 'block') : '',
    commentsHref: paths.reportedComments(),
    made: report.corrections.map(({ on, what, block, reason }) => ({
      title: block
        ? texts.t('corrections.made.block', { block: blockName(block, texts) })
        : texts.t(`corrections.made.${what}`),
      day: texts.day(on),
      reason,
    })),
  };
}

/** The report's names as they are or as they were typed, with those of the list of people where they differ. */
export function presentNamesForm(
  { review, report, today }: CorrectedReport,
  typedAgain: TypedCorrection | null,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { header } = report;
  const fields = (['subjectName', 'jobTitle', 'department', 'cycleName'] as const).map((name) => {
    const now = name === 'subjectName' || name === 'jobTitle' ? today[name] : '';
    return {
      name,
      label: texts.t(`corrections.field.${name}`),
      value: typedAgain ? (typedAgain[name] ?? '') : (header[name] ?? ''),
      hint: now !== '' && now !== header[name] ? say(texts, 'corrections.today', { name: now }) : '',
      error: messageFor(name, errors),
    };
  });
  return {
    ...formOf(review.id, report.version, 'names/review', typedAgain, errors),
    heading: say(texts, 'corrections.names-heading', { name: header.subjectName }),
    fields,
  };
}

export function presentBlockForm(
  { review, report }: CorrectedReport,
  typedAgain: TypedCorrection | null,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  return {
    ...formOf(review.id, report.version, 'block/review', typedAgain, errors),
    heading: say(texts, 'corrections.block-heading', { name: report.header.subjectName }),
    options: report.blocks.map(({ key, n }) => ({
      value: key,
      label: blockName(key, texts),
      hint: key === 'self' || key === 'manager' ? '' : texts.t('corrections.people', { n }),
      isSelected: typedAgain?.block === key,
    })),
    blockError: messageFor('block', errors),
  };
}

/** The last page before names are mended: old and new side by side. */
export function presentNamesReview(found: CorrectedReport, names: MendedNames, reason: string, texts: Texts): object {
  const { header } = found.report;
  return {
    ...reviewOf(found, 'names', reason, texts),
    heading: say(texts, 'corrections.names-review', { name: header.subjectName }),
    changes: changedNames(found.report, names).map((field) => ({
      label: texts.t(`corrections.field.${field}`),
      from: header[field] ?? '',
      to: names[field] ?? '',
    })),
    fields: (['subjectName', 'jobTitle', 'department', 'cycleName'] as const).map((name) => ({
      name,
      value: names[name] ?? '',
    })),
  };
}

/** The last page before a rater group is withheld: what goes with it, in kinds and without a figure. */
export function presentBlockReview(
  found: CorrectedReport,
  block: BlockLabel,
  lost: readonly WithheldPart[],
  reason: string,
  texts: Texts,
): object {
  return {
    ...reviewOf(found, 'block', reason, texts),
    heading: texts.t('corrections.block-review', { block: blockName(block, texts) }),
    lead: say(texts, 'corrections.block-review-lead', { name: found.report.header.subjectName }),
    lost: lost.map((part) => texts.t(`corrections.lost.${part}`)),
    block,
  };
}

/** A rater group as HR calls it. */
export function blockName(block: BlockLabel, texts: Texts): string {
  return texts.t(`corrections.block.${block}`);
}

function formOf(
  reviewId: string,
  version: number,
  part: 'names/review' | 'block/review',
  typedAgain: TypedCorrection | null,
  errors: readonly ShownProblem[],
): object {
  return {
    back: paths.correction(reviewId),
    action: paths.correction(reviewId, part),
    version,
    reason: typedAgain?.reason ?? '',
    reasonError: messageFor('reason', errors),
    errors,
  };
}

function reviewOf(
  { review, report, isHandedOver }: CorrectedReport,
  part: 'names' | 'block',
  reason: string,
  texts: Texts,
): object {
  return {
    back: paths.correction(review.id, part),
    action: paths.correction(review.id, part),
    version: report.version,
    reason,
    told: texts.t(isHandedOver ? 'corrections.told-by-mail' : 'corrections.told-later'),
  };
}
