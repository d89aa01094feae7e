import { Injectable } from '@nestjs/common';
import { findingOf } from '../domain/finding.js';
import { OpenableGroups } from '../reports/openable-groups.js';
import type { SignedIn } from '../web/visitor.js';
import type { LoopItem } from './loop-items.js';

/** Whose eyes the figure of a finding is for: those who steer, unless reports they may open would complete it (anonymity R18). */
@Injectable()
export class OpenFindings {
  constructor(private readonly groups: OpenableGroups) {}

  async marked(items: readonly LoopItem[], me: Pick<SignedIn, 'id' | 'roles'>): Promise<LoopItem[]> {
    if (items.length === 0 || !isSteeringRole(me)) return [...items];
    const groups = new Map((await this.groups.for(me.id)).map(({ shown }) => [shown.cycle.id, shown]));
    return items.map((item) => {
      const { finding } = item.commitment;
      const group = groups.get(finding.cycleId);
      return { ...item, maySeeFigure: group !== undefined && findingOf(group, finding) !== null };
    });
  }
}

export function isSteeringRole({ roles }: Pick<SignedIn, 'roles'>): boolean {
  return roles.includes('administrator') || roles.includes('leader');
}
