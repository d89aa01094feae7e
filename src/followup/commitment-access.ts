import { Injectable } from '@nestjs/common';
import { isIdLike } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import type { SignedIn } from '../web/visitor.js';
import { type LoopItem, LoopItems } from './loop-items.js';
import { isSteeringRole, OpenFindings } from './open-findings.js';

export interface OpenedItem {
  readonly item: LoopItem;
  /** Administrators and leaders: they steer and, where they may, see the figure; the owner proves steps; participants read. */
  readonly isSteering: boolean;
  readonly mayProve: boolean;
}

/** Who may open a commitment; for everybody else there is none. */
@Injectable()
export class CommitmentAccess {
  constructor(
    private readonly items: LoopItems,
    private readonly findings: OpenFindings,
  ) {}

  async open(id: string, me: SignedIn): Promise<OpenedItem> {
    const item = isIdLike(id) ? await this.items.byId(id) : null;
    if (!item) throw new NotFound();
    const isSteering = isSteeringRole(me);
    const isOwner = item.commitment.ownerId === me.id;
    const takesPart = item.participants.some((person) => person.id === me.id);
    if (!isSteering && !isOwner && !takesPart) throw new NotFound();
    const [marked = item] = await this.findings.marked([item], me);
    return { item: marked, isSteering, mayProve: isSteering || isOwner };
  }

  async openToProve(id: string, me: SignedIn): Promise<OpenedItem> {
    const opened = await this.open(id, me);
    if (!opened.mayProve) throw new NotFound();
    return opened;
  }

  async openToSteer(id: string, me: SignedIn): Promise<OpenedItem> {
    const opened = await this.open(id, me);
    if (!opened.isSteering) throw new NotFound();
    return opened;
  }
}
