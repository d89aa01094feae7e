import { isMerged } from './blocks.js';
import { protectedGroups, raterGroups, type RaterGroup } from './rater-group.js';
import { percent, roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { GroupFigures, GroupQuality } from './shown-group.js';
import type { BlockQuality } from './tally.js';

const fewestRaters = 10;

/** Quality counts of one subject's blocks. */
export interface SubjectQuality {
  readonly subjectId: string;
  readonly quality: readonly BlockQuality[];
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
    const rows = subjects.flatMap(({ subjectId, quality }) =>
      quality
        .filter(({ block }) => (isMerged(block) ? 'mixed' : block) === group)
        .map((row) => ({ subjectId, ...row })),
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
