import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { InvitationEntity } from '../../cycles/invitation.entity.js';
import { ProgressService } from '../../cycles/progress.service.js';
import { type RunningRequest, RunningRequests } from '../../cycles/running-requests.js';
import { Database } from '../../database/database.js';
import { NotFound, RuleBroken } from '../../domain/errors.js';
import { printedCode } from '../../domain/printed-code.js';
import { PersonEntity } from '../../people/person.entity.js';
import { CycleKeys } from '../../sealing/cycle-keys.js';
import { codeBytes, linkToken } from '../../sealing/link-token.js';
import { sameText } from './same-text.js';

/** Somebody asked who has no mail address, with what was printed for them so far. */
export interface PaperRater {
  readonly person: PersonEntity;
  readonly invitation: InvitationEntity;
  readonly requests: readonly RunningRequest[];
}

export interface PrintedCard {
  readonly person: PersonEntity;
  readonly requests: readonly RunningRequest[];
  readonly code: string;
  readonly token: string;
}

/** Codes on paper, for raters without e-mail (anonymity 3): derived like links, never stored, dead at the next printing. */
@Injectable()
export class PrintedCodes {
  constructor(
    private readonly database: Database,
    private readonly progress: ProgressService,
    private readonly running: RunningRequests,
    private readonly keys: CycleKeys,
    private readonly audit: AuditLog,
  ) {}

  /** Raters without e-mail who have something left to answer; nobody asked in a review that the viewer may not follow. */
  async waiting(cycleId: string, viewerId: string): Promise<{ cycle: CycleEntity; raters: PaperRater[] }> {
    const { cycle, requests: followed } = await this.progress.of(cycleId, viewerId);
    if (cycle.state !== 'open') throw new NotFound();
    const mayPrint = new Set(followed.map(({ assignmentId }) => assignmentId));
    const all = (await this.running.of(cycleId)).filter(({ hasEmail, isRaterActive }) => !hasEmail && isRaterActive);
    const byRater = new Map<string, RunningRequest[]>();
    for (const request of all) byRater.set(request.raterId, [...(byRater.get(request.raterId) ?? []), request]);
    // One code opens all of a rater's forms, so all of them must be the viewer's to follow.
    const shown = [...byRater].filter(
      ([, requests]) =>
        requests.every(({ assignmentId, hasObjected }) => mayPrint.has(assignmentId) && !hasObjected) &&
        requests.some(({ status }) => status === 'open'),
    );
    const ids = shown.map(([raterId]) => raterId);
    const people = await this.database.of(PersonEntity).findBy({ id: In(ids) });
    const invitations = await this.database.of(InvitationEntity).findBy({ cycleId, raterId: In(ids) });
    const raters = shown.flatMap(([raterId, requests]) => {
      const person = people.find(({ id }) => id === raterId);
      const invitation = invitations.find((each) => each.raterId === raterId);
      return person && invitation ? [{ person, invitation, requests }] : [];
    });
    return { cycle, raters: raters.sort((one, other) => one.person.name.localeCompare(other.person.name)) };
  }

  /** New codes for the chosen raters; those of an earlier printing die. */
  async print(cycleId: string, raterIds: readonly string[], actorId: string): Promise<PrintedCard[]> {
    const { raters } = await this.waiting(cycleId, actorId);
    const chosen = raters.filter(({ person }) => raterIds.includes(person.id));
    if (chosen.length === 0) throw new RuleBroken('print.nobody-chosen');
    const secret = this.keys.linkSecret(cycleId);
    const cards: PrintedCard[] = [];
    for (const { person, invitation, requests } of chosen) {
      const generation = invitation.generation + 1;
      const { affected } = await this.database
        .of(InvitationEntity)
        .update(
          { id: invitation.id, generation: invitation.generation },
          { generation, printedBy: actorId, linkState: 'good' },
        );
      if (affected !== 1) throw new RuleBroken('print.changed-meanwhile');
      const subject = { cycleId, publicId: invitation.id, generation };
      const code = printedCode(codeBytes(secret, subject));
      const open = requests.filter(({ status }) => status === 'open');
      cards.push({ person, requests: open, code, token: linkToken(secret, subject, 'printed') });
    }
    await this.audit.record(actorId, 'cycle.codes-printed', { cycle: cycleId, raters: cards.length });
    return cards;
  }

  /** The token behind a typed code of any open cycle, or null; takes the same time for every wrong code. */
  async tokenOf(code: string): Promise<string | null> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: 'open' });
    let found: string | null = null;
    for (const { id: cycleId } of cycles) {
      const printed = await this.database.of(InvitationEntity).findBy({ cycleId, printedBy: Not(IsNull()) });
      if (printed.length === 0) continue;
      const secret = this.keys.linkSecret(cycleId);
      for (const { id: publicId, generation } of printed) {
        const subject = { cycleId, publicId, generation };
        if (sameText(printedCode(codeBytes(secret, subject)), code)) found = linkToken(secret, subject, 'printed');
      }
    }
    return found;
  }
}
