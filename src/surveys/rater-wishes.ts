import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { People } from '../people/people.service.js';
import { EnvelopeEntity } from './envelope.entity.js';
import { LinkUnknown, type OpenVisit } from './open-visit.js';

/** What a rater may ask of us besides answering. Each is honoured at once and leaves no trace but its effect. */
@Injectable()
export class RaterWishes {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  async stopReminders({ invitation }: OpenVisit): Promise<void> {
    await this.database.of(InvitationEntity).update(invitation.id, { remindersStopped: true });
  }

  /** The link came to somebody else: it dies, and with it what was saved under it; answers already sent stay. */
  async disown({ invitation, cycle, rater }: OpenVisit): Promise<void> {
    const { id, generation } = invitation;
    const revoked = await this.database
      .of(InvitationEntity)
      .update({ id, generation }, { generation: generation + 1, linkState: 'disowned' });
    if (revoked.affected !== 1) throw new LinkUnknown();
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId: rater.id });
    const ofCycle = { id: In(asked.map(({ reviewId }) => reviewId)), cycleId: cycle.id };
    const reviews = new Set((await this.database.of(ReviewEntity).findBy(ofCycle)).map((review) => review.id));
    const assignmentId = In(asked.filter(({ reviewId }) => reviews.has(reviewId)).map((request) => request.id));
    await this.database.of(EnvelopeEntity).update({ assignmentId }, { copy: null });
    await this.database.of(EnvelopeEntity).delete({ assignmentId, sealed: IsNull() });
  }

  /** A customer is never asked again: every request still open, in any cycle, is declined now. Nobody of staff did it. */
  async object({ rater }: OpenVisit): Promise<void> {
    await this.people.object(rater.id, null);
  }
}
