import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import type { Texts } from '../i18n/texts.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { SignedIn } from '../web/visitor.js';
import { CyclesService } from './cycles.service.js';
import { LateAdditionEntity } from './late-addition.entity.js';
import { ReviewEntity } from './review.entity.js';

/** Self is asked at launch and cannot be added. */
export const addableGroups = ['peer', 'subordinate', 'customer', 'manager'] as const;

/** The page on which one person asks for a further rater and another agrees. */
@Injectable()
export class LateAdditionPages {
  constructor(
    private readonly database: Database,
    private readonly cycles: CyclesService,
  ) {}

  async index(
    cycleId: string,
    me: SignedIn,
    texts: Texts,
    values: Record<string, string>,
    errors: readonly ShownProblem[],
  ): Promise<object> {
    const cycle = await this.cycles.byId(cycleId);
    const reviews = await this.reviewsFor(cycleId, me.id);
    const additions = await this.database.of(LateAdditionEntity).findBy({ reviewId: In(reviews.map(({ id }) => id)) });
    const names = await this.namesOf([
      ...reviews.map((review) => review.subjectId),
      ...additions.flatMap((addition) => [addition.raterId, addition.askedBy]),
    ]);
    const subjectOf = (reviewId: string) => reviews.find((review) => review.id === reviewId)?.subjectId ?? '';
    return {
      heading: texts.t('late-additions.heading', { name: cycle.name }),
      back: paths.progress(cycleId),
      action: paths.lateAdditions(cycleId),
      errors,
      mayAsk: cycle.state === 'open' && me.roles.includes('administrator'),
      email: values.email ?? '',
      emailError: messageFor('email', errors),
      people: reviews
        .map((review) => ({
          value: review.id,
          label: names.get(review.subjectId) ?? '',
          isSelected: review.id === values.reviewId,
        }))
        .sort((one, other) => one.label.localeCompare(other.label, texts.locale)),
      groups: addableGroups.map((group) => ({
        value: group,
        label: texts.t(`progress.group.${group}`),
        isSelected: group === values.group,
      })),
      waiting: additions.map((addition) => ({
        sentence: texts.t('late-additions.wish', {
          rater: names.get(addition.raterId) ?? '',
          name: names.get(subjectOf(addition.reviewId)) ?? '',
          group: texts.inSentence(texts.t(`progress.group.${addition.group}`)),
        }),
        askedBy: texts.t('late-additions.asked-by', { name: names.get(addition.askedBy) ?? '' }),
        agreeAction: `${paths.lateAddition(cycleId, addition.id)}/agreement`,
        refuseAction: `${paths.lateAddition(cycleId, addition.id)}/refusal`,
        mayAgree: addition.askedBy !== me.id,
      })),
    };
  }

  private async reviewsFor(cycleId: string, viewerId: string): Promise<ReviewEntity[]> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    return reviews.filter(
      (review) => review.subjectId !== viewerId && review.coachId !== viewerId && review.mixState !== 'withdrawn',
    );
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await this.database.of(PersonEntity).findBy({ id: In([...new Set(ids)]) });
    return new Map(people.map((person) => [person.id, person.name]));
  }
}
