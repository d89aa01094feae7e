import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { Outbox } from '../mail/outbox.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { type PersonDeactivation, PersonDeactivations } from '../people/person-deactivations.js';
import { AppKeys } from '../sealing/app-keys.js';
import { oldAddressKey } from './address-changed.composer.js';
import { EnvelopeEntity } from './envelope.entity.js';

/**
 * What becomes of running cycles when a person leaves, moves to another address or objects (domain, cycle; anonymity 3):
 * links die by a new generation and what was saved under them goes; an envelope already sent counts; a subject who
 * leaves takes the whole review along.
 */
@Injectable()
export class ChangedRaters implements PersonDeactivation, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: AppKeys,
    private readonly changes: PersonDeactivations,
  ) {}

  onModuleInit(): void {
    this.changes.register(this);
  }

  async personDeactivated(personId: string): Promise<void> {
    await this.withdrawReviewsOf(personId);
    for (const invitation of await this.openInvitations(personId)) await this.renewLink(invitation);
  }

  async personObjected(personId: string): Promise<void> {
    for (const invitation of await this.openInvitations(personId)) {
      const open = await this.requestsBehind(invitation, ['open']);
      await this.database.of(AssignmentEntity).update({ id: In(open) }, { status: 'declined' });
      await this.deleteCopies(open);
    }
  }

  /** The old address is told, the new one gets the invitation again, and only that mail opens the forms. */
  async addressChanged(personId: string, oldAddress: string): Promise<void> {
    for (const invitation of await this.openInvitations(personId)) {
      await this.renewLink(invitation);
      await this.database.of(InvitationEntity).update(invitation.id, { openedBy: 'link', linkState: 'good' });
      const { cycleId, generation } = invitation;
      await this.database.of(OutboxMailEntity).update({ cycleId, personId, state: 'bounced' }, { state: 'dropped' });
      const round = `address ${generation + 1}`;
      const invitationAgain = { kind: 'invitation', personId, cycleId, round } as const;
      if (oldAddress === '') {
        await this.outbox.put(invitationAgain);
        continue;
      }
      const sealed = this.keys.wrap(oldAddressKey, Buffer.from(oldAddress)).toString('base64');
      await this.outbox.put(
        { kind: 'address-changed', personId, cycleId, round, references: { sealed } },
        invitationAgain,
      );
    }
  }

  private async openInvitations(raterId: string): Promise<InvitationEntity[]> {
    const cycles = await this.database.of(CycleEntity).findBy({ state: In(['launching', 'open']) });
    return this.database.of(InvitationEntity).findBy({ raterId, cycleId: In(cycles.map(({ id }) => id)) });
  }

  private async renewLink(invitation: InvitationEntity): Promise<void> {
    await this.database.of(InvitationEntity).update(invitation.id, { generation: invitation.generation + 1 });
    await this.deleteCopies(await this.requestsBehind(invitation, ['open', 'done']));
  }

  private async requestsBehind(
    { raterId, cycleId }: InvitationEntity,
    states: AssignmentEntity['status'][],
  ): Promise<string[]> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId, status: In(states) });
    const ids = new Set(reviews.map(({ id }) => id));
    return asked.filter(({ reviewId }) => ids.has(reviewId)).map(({ id }) => id);
  }

  private async withdrawReviewsOf(subjectId: string): Promise<void> {
    const cycles = await this.database
      .of(CycleEntity)
      .findBy({ state: In(['draft', 'nominating', 'launching', 'open']) });
    const reviews = await this.database.of(ReviewEntity).findBy({ subjectId, cycleId: In(cycles.map(({ id }) => id)) });
    for (const { id } of reviews) {
      await this.database.of(ReviewEntity).update({ id, mixState: 'waiting' }, { mixState: 'withdrawn' });
      const asked = await this.database.of(AssignmentEntity).findBy({ reviewId: id });
      await this.database.of(EnvelopeEntity).delete({ assignmentId: In(asked.map((assignment) => assignment.id)) });
    }
  }

  private async deleteCopies(assignmentIds: readonly string[]): Promise<void> {
    const assignmentId = In([...assignmentIds]);
    await this.database.of(EnvelopeEntity).update({ assignmentId }, { copy: null });
    await this.database.of(EnvelopeEntity).delete({ assignmentId, sealed: IsNull() });
  }
}
