import type { BlockAgreement } from './block-agreement.js';
import { isMerged, type BlockLabel } from './blocks.js';
import { groupAgreement } from './group-agreement.js';
import { isProtected, protectedGroups, raterGroups, type RaterGroup } from './rater-group.js';
import { percent, roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { GroupFigures, GroupQuality, ResponseRate } from './shown-group.js';
import type { BlockQuality } from './tally.js';

/** Raters from whom a group's quality is told, beside the subjects that group figures need (measurement 7). */
export const fewestRaters = 10;

/** Quality counts of one subject's blocks, and how far their raters agree. */
export interface SubjectQuality {
  readonly subjectId: string;
  readonly quality: readonly BlockQuality[];
  readonly agreement: readonly BlockAgreement[];
}

/** One request for feedback that counts: asked, and perhaps answered. */
export interface Request {
  readonly subjectId: string;
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly isAnswered: boolean;
}

/** Response per rater group, only where at least 10 different people were asked about enough subjects (measurement 7). */
export function responseRates(requests: readonly Request[], groupSubjects: number): ResponseRate[] {
  return raterGroups.flatMap((group) => {
    const own = requests.filter((request) => request.group === group);
    const subjects = new Set(own.map(({ subjectId }) => subjectId)).size;
    if (subjects < groupSubjects || new Set(own.map(({ raterId }) => raterId)).size < fewestRaters) return [];
    return [{ group, subjects, asked: own.length, answered: own.filter(({ isAnswered }) => isAnswered).length }];
  });
}

/**
 * Rates per rater group over a cycle, merged blocks as 'mixed', only from 10 different raters about enough subjects;
 * never a named rater (measurement 7).
 */
export function groupQuality(
  subjects: readonly SubjectQuality[],
  company: GroupFigures,
  groupSubjects: number,
  distinctRaters: (subjectIds: readonly string[], groups: readonly RaterGroup[]) => number,
): GroupQuality[] {
  return [...raterGroups, 'mixed' as const].flatMap((group) => {
    const isOwn = ({ block }: { readonly block: BlockLabel }): boolean => (isMerged(block) ? 'mixed' : block) === group;
    const rows = subjects.flatMap(({ subjectId, quality }) =>
      quality.filter(isOwn).map((row) => ({ subjectId, ...row })),
    );
    const agreements = subjects.flatMap(({ subjectId, agreement }) =>
      agreement.filter(isOwn).map((row) => ({ subjectId, ...row })),
    );
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
    const raters = rows.reduce((sum, row) => sum + row.raters, 0);
    const people = distinctRaters(ids, group === 'mixed' ? protectedGroups : [group]);
    if (ids.length < groupSubjects || Math.min(raters, people) < fewestRaters) return [];
    return [
      {
        group,
        raters,
        subjects: ids.length,
        straightLined: percent(
          rows.reduce((sum, row) => sum + row.straightLined, 0),
          raters,
        ),
        tooLittle: percent(
          rows.reduce((sum, row) => sum + row.tooLittle, 0),
          raters,
        ),
        leniency: group === 'mixed' ? null : leniencyOf(group, company),
        agreement:
          group === 'mixed' || isProtected(group) ? groupAgreement(agreements, groupSubjects, fewestRaters) : null,
      },
    ];
  });
}

/** The company's mean of a group against that of the others, over competencies both show. */
function leniencyOf(group: RaterGroup, { competencies }: GroupFigures): number | null {
  const rows = Object.values(competencies).flatMap((cells) => {
    const own = cells[group]?.value;
    const rest = mean(
      raterGroups.filter((each) => each !== group && each !== 'self').flatMap((each) => cells[each]?.value ?? []),
    );
    return own === undefined || rest === null ? [] : [own - rest];
  });
  const difference = mean(rows);
  return difference === null ? null : roundToTenth(difference);
}
