import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../config/clock.js';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { Objections } from '../people/objections.service.js';
import { PersonEntity } from '../people/person.entity.js';
import { EnvelopeEntity } from './envelope.entity.js';
import { LinkUnknown, type OpenVisit } from './open-visit.js';

/** What a rater may ask of us besides answering. Each is honoured at once and leaves no trace but its effect. */
@Injectable()
export class RaterWishes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly objections: Objections,
  ) {}

  async stopReminders({ invitation }: OpenVisit): Promise<void> {
    await this.database.of(InvitationEntity).update(invitation.id, { remindersStopped: true });
  }

  /** The link came to somebody else: it dies, and with it what was saved under it; answers already sent stay. */
  async disown({ invitation, cycle, rater }: OpenVisit): Promise<void> {
    const { id, generation } = invitation;
    const revoked = await this.database.of(InvitationEntity).update({ id, generation }, { generation: generation + 1 });
    if (revoked.affected !== 1) throw new LinkUnknown();
    await this.deleteCopies(await this.requestsIn([cycle.id], rater.id));
  }

  /** A customer is never asked again: every request still open, in any cycle, is declined now. */
  async object({ rater }: OpenVisit): Promise<void> {
    await this.database.of(PersonEntity).update({ id: rater.id, objectedAt: IsNull() }, { objectedAt: this.clock.now() });
    await this.objections.add(rater.emailFolded);
    const cycles = await this.database.of(CycleEntity).find({ where: { state: 'open' }, select: { id: true } });
    const open = (await this.requestsIn(cycles.map(({ id }) => id), rater.id)).filter(({ status }) => status === 'open');
    const ids = open.map(({ id }) => id);
    await this.database.of(AssignmentEntity).update({ id: In(ids), status: 'open' }, { status: 'declined' });
    await this.deleteCopies(open);
  }

  private async requestsIn(cycleIds: readonly string[], raterId: string): Promise<AssignmentEntity[]> {
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId });
    const ids = asked.map(({ reviewId }) => reviewId);
    const reviews = await this.database.of(ReviewEntity).findBy({ id: In(ids), cycleId: In([...cycleIds]) });
    return asked.filter(({ reviewId }) => reviews.some(({ id }) => id === reviewId));
  }

  private async deleteCopies(requests: readonly AssignmentEntity[]): Promise<void> {
    const ids = requests.map(({ id }) => id);
    await this.database.of(EnvelopeEntity).update({ assignmentId: In(ids) }, { copy: null });
    await this.database.of(EnvelopeEntity).delete({ assignmentId: In(ids), sealed: IsNull() });
  }
}
