import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { type PlanSummary, presentPlanSummary } from '../plans/plan-summary.presenter.js';
import { presentAccess, type ReportAudience } from './access.presenter.js';
import { presentChange } from './change.presenter.js';
import { presentComments } from './comments.presenter.js';
import { presentCompetencies } from './competencies.presenter.js';
import { presentGaps } from './gaps.presenter.js';
import { behaviourTable, competencyTable } from './numbers.presenter.js';
import { presentOpening } from './opening.presenter.js';
import { presentRanks } from './ranks.presenter.js';
import { ReportNames } from './report-names.js';
import { presentSpread } from './spread.presenter.js';
import { presentValues } from './values.presenter.js';

const sections = ['short', 'competencies', 'gaps', 'ranks', 'spread', 'comments', 'change', 'values', 'plan'] as const;

/** A person's report from its snapshot, where every number, place and order is a shown one, with the plan beside it. */
export function presentReport(
  shown: ShownReport,
  audience: ReportAudience,
  plan: PlanSummary | null,
  texts: Texts,
): object {
  return { ...presentShown(shown, texts, plan), access: presentAccess(audience, shown.header.subjectName, texts) };
}

export function presentShown(
  shown: ShownReport,
  texts: Texts,
  plan: PlanSummary | null = null,
  isFile = false,
): object {
  const names = new ReportNames(shown, texts);
  const parts = {
    competencies: presentCompetencies(shown, names, texts),
    gaps: presentGaps(shown, names, texts),
    ranks: presentRanks(shown, names, texts),
    spread: presentSpread(shown, names, texts),
    comments: presentComments(shown, names, texts, isFile),
    change: presentChange(shown, names, texts),
    values: presentValues(shown, names, texts),
    plan: plan && presentPlanSummary(plan, shown, texts),
  };
  const opening = presentOpening(shown, names, texts);
  const isThere = (name: (typeof sections)[number]): boolean =>
    name === 'short' ? opening.short.length > 0 : parts[name] !== null;
  return {
    ...opening,
    ...parts,
    short: opening.short.map((item) => ({ ...item, href: isThere(item.section) ? `#${item.section}` : '' })),
    numbers: competencyTable(shown, names, texts),
    statements: behaviourTable(shown, names, texts),
    contents: sections.filter(isThere).map((name) => ({
      href: `#${name}`,
      label: name === 'plan' ? parts.plan?.heading : texts.t(`report.contents.${name}`),
    })),
  };
}
