import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Frameworks } from '../competencies/frameworks.js';
import { Database } from '../database/database.js';
import type { Pillar } from '../domain/assessment.js';
import { NotFound } from '../domain/errors.js';
import type { LocalText } from '../domain/locale.js';
import { competenciesOf } from '../domain/questionnaire.js';
import type { GroupFilter, ShownGroup } from '../domain/shown-group.js';
import { GroupViews } from '../overview/group-views.js';
import type { SignedIn } from '../web/visitor.js';
import { AssessmentLinkEntity } from './assessment-link.entity.js';

export interface Voice {
  readonly competency: LocalText;
  readonly customers: number | null;
  readonly colleagues: number | null;
}

export interface Voices {
  readonly cycle: ShownGroup['cycle'];
  readonly points: number;
  readonly byPillar: ReadonlyMap<Pillar, Voice>;
  /** Lowest and highest brand value of each side; empty where none is shown. */
  readonly values: { readonly customers: readonly number[]; readonly colleagues: readonly number[] };
}

/** What customers and colleagues said of the competencies beside the pillars, from published group results. */
@Injectable()
export class LinkedVoices {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly frameworks: Frameworks,
    private readonly views: GroupViews,
  ) {}

  async links(): Promise<ReadonlyMap<Pillar, string>> {
    const rows = await this.database.of(AssessmentLinkEntity).find();
    return new Map(rows.map(({ pillar, competencyId }) => [pillar, competencyId]));
  }

  async competencies(): Promise<{ id: string; name: LocalText }[]> {
    return competenciesOf(await this.frameworks.questionnaire()).map(({ id, name }) => ({ id, name }));
  }

  /** Belongs inside a write; unknown competencies are none. */
  async link(wanted: Readonly<Partial<Record<Pillar, string>>>, actorId: string): Promise<void> {
    const known = new Set((await this.competencies()).map(({ id }) => id));
    const rows = (Object.entries(wanted) as [Pillar, string][])
      .filter(([, competencyId]) => known.has(competencyId))
      .map(([pillar, competencyId]) => ({ pillar, competencyId }));
    await this.database.of(AssessmentLinkEntity).createQueryBuilder().delete().execute();
    if (rows.length > 0) await this.database.of(AssessmentLinkEntity).insert(rows);
    await this.audit.record(actorId, 'assessment.links-changed', {});
  }

  /** As this reader may see them; '' is the latest published cycle. Null where nothing is published. */
  async read(cycleId: string, me: SignedIn): Promise<Voices | null> {
    const shown = await this.shown(cycleId, me);
    if (!shown) return null;
    const { company, framework } = shown;
    const names = new Map(
      framework.flatMap(({ competencies }) => competencies.map(({ id, name }) => [id, name] as const)),
    );
    const figure = (id: string, filter: GroupFilter): number | null =>
      company.competencies[id]?.[filter]?.value ?? null;
    const voices = [...(await this.links())].flatMap(([pillar, id]) => {
      const competency = names.get(id);
      const voice = { customers: figure(id, 'customer'), colleagues: figure(id, 'peer') };
      return competency ? [[pillar, { competency, ...voice }] as const] : [];
    });
    const ends = (filter: GroupFilter): number[] => {
      const found = framework.flatMap(({ id }) => company.values[id]?.[filter]?.value ?? []);
      return found.length === 0 ? [] : [...new Set([Math.min(...found), Math.max(...found)])];
    };
    return {
      cycle: shown.cycle,
      points: shown.scale.points,
      byPillar: new Map(voices),
      values: { customers: ends('customer'), colleagues: ends('peer') },
    };
  }

  private async shown(cycleId: string, me: SignedIn): Promise<ShownGroup | null> {
    try {
      return (await this.views.values(cycleId, me))?.now.shown ?? null;
    } catch (error) {
      // Group results live for a time of their own; a round may outlive them.
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
