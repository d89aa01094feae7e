import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
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

const sections = ['short', 'competencies', 'gaps', 'ranks', 'spread', 'comments', 'change', 'values'] as const;

/** A person's report from its snapshot alone; every number, place and order in it is a shown one. */
export function presentReport(shown: ShownReport, audience: ReportAudience, texts: Texts): object {
  return { ...presentShown(shown, texts), access: presentAccess(audience, shown.header.subjectName, texts) };
}

export function presentShown(shown: ShownReport, texts: Texts): object {
  const names = new ReportNames(shown, texts);
  const parts = {
    competencies: presentCompetencies(shown, names, texts),
    gaps: presentGaps(shown, names, texts),
    ranks: presentRanks(shown, names, texts),
    spread: presentSpread(shown, names, texts),
    comments: presentComments(shown, names, texts),
    change: presentChange(shown, names, texts),
    values: presentValues(shown, names, texts),
  };
  const opening = presentOpening(shown, names, texts);
  const isThere = (name: (typeof sections)[number]): boolean =>
    name === 'short' ? opening.short.length > 0 : parts[name] !== null;
  return {
    ...opening,
    ...parts,
    numbers: competencyTable(shown, names, texts),
    statements: behaviourTable(shown, names, texts),
    contents: sections.filter(isThere).map((name) => ({ href: `#${name}`, label: texts.t(`report.contents.${name}`) })),
  };
}
