import type { BlockLabel } from '../domain/blocks.js';
import { textIn } from '../domain/locale.js';
import type { ShownBehaviour, ShownCompetency, ShownReport } from '../domain/shown-report.js';
import type { AgreementWord } from '../domain/spread.js';
import type { Texts } from '../i18n/texts.js';

/** Names of what a report shows, in the reader's language. */
export class ReportNames {
  private readonly competencies: ReadonlyMap<string, ShownCompetency>;
  private readonly behaviours: ReadonlyMap<string, { behaviour: ShownBehaviour; competency: ShownCompetency }>;

  constructor(
    shown: Pick<ShownReport, 'competencies'>,
    private readonly texts: Texts,
  ) {
    this.competencies = new Map(shown.competencies.map((competency) => [competency.id, competency]));
    this.behaviours = new Map(
      shown.competencies.flatMap((competency) =>
        competency.behaviours.map((behaviour) => [behaviour.id, { behaviour, competency }] as const),
      ),
    );
  }

  competency(id: string): string {
    const competency = this.competencies.get(id);
    return competency ? textIn(competency.name, this.texts.locale) : '';
  }

  /** A first idea to try. */
  idea(competencyId: string, index: number): string {
    const idea = this.competencies.get(competencyId)?.ideas[index];
    return idea ? textIn(idea, this.texts.locale) : '';
  }

  statement(behaviourId: string): string {
    const found = this.behaviours.get(behaviourId);
    return found ? textIn(found.behaviour.statement, this.texts.locale) : '';
  }

  /** Without the full stop, to stand in quotation marks inside a sentence. */
  quoted(behaviourId: string): string {
    return this.statement(behaviourId).replace(/[.。]$/u, '');
  }

  competencyOf(behaviourId: string): string {
    return this.competency(this.behaviours.get(behaviourId)?.competency.id ?? '');
  }

  othersOn(behaviourId: string): number | null {
    return this.behaviours.get(behaviourId)?.behaviour.others ?? null;
  }

  /** How many people everyone else's figure of a behaviour rests on, from its shown cells. */
  peopleOn(behaviourId: string): number {
    const cells = this.behaviours.get(behaviourId)?.behaviour.blocks ?? [];
    return cells.reduce((sum, { n }) => sum + n, 0);
  }

  agreementOn(behaviourId: string): AgreementWord | null {
    return this.behaviours.get(behaviourId)?.competency.agreement ?? null;
  }

  block(label: BlockLabel | 'all'): string {
    return this.texts.t(`report.block.${label}`);
  }
}

/** The mark a block is drawn with: that of its first group; the merged rest has one of its own. */
export function markOf(label: BlockLabel | 'all'): string {
  if (label === 'others') return 'other';
  if (label === 'all') return 'others';
  return label.replace('-and-others', '');
}
