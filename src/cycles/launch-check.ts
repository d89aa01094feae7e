import { Injectable } from '@nestjs/common';
import { Frameworks } from '../competencies/frameworks.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { formLength } from '../domain/form-length.js';
import { launchBlockers } from '../domain/launch-blockers.js';
import type { LaunchFacts, LaunchPerson } from '../domain/launch-facts.js';
import { launchWarnings } from '../domain/launch-warnings.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { raterGroups } from '../domain/rater-group.js';
import { dateIn } from '../domain/zone-time.js';
import { MailServer } from '../mail/mail-server.js';
import type { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { askedQuestionnaire } from './asked-questionnaire.js';
import { CycleEntity } from './cycle.entity.js';
import { draftBlockers } from './draft-blockers.js';
import { byReview, DraftReader, type NominatedRater } from './draft-reader.js';
import { mayFollow } from './followed-reviews.js';
import type { LaunchPlan } from './launch-plan.js';
import { problemsFor } from './launch-problems-for.js';
import type { ReviewEntity } from './review.entity.js';
import { StaffRoles } from './staff-roles.js';

interface Sources {
  readonly cycle: CycleEntity;
  readonly questionnaire: Questionnaire;
  readonly people: ReadonlyMap<string, PersonEntity>;
  readonly hasSecondPerson: boolean;
}

/** Says before a launch what it will do, what keeps it from being done, and what the reports will look like (I54). */
@Injectable()
export class LaunchCheck {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftReader,
    private readonly frameworks: Frameworks,
    private readonly organisation: Organisation,
    private readonly roles: StaffRoles,
    private readonly mailServer: MailServer,
    private readonly clock: Clock,
  ) {}

  /** With a viewer, nothing is told about lists and load of reviews that person may not follow. */
  async launchPlan(cycleId: string, viewerId: string | null = null): Promise<LaunchPlan> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, kind: 'review' });
    if (!cycle) throw new NotFound();
    const reviews = await this.drafts.reviews(cycleId);
    const nominations = await this.drafts.nominations(cycleId);
    const questionnaire = askedQuestionnaire(await this.frameworks.questionnaire(), cycle.settings);
    const sources = {
      cycle,
      questionnaire,
      people: await this.drafts.people(cycleId),
      hasSecondPerson: await this.roles.hasSecondPerson(),
    };
    const all = this.problems(sources, reviews, nominations);
    const followed = reviews.filter((review) => viewerId === null || mayFollow(review, viewerId));
    const shown =
      followed.length === reviews.length
        ? all
        : problemsFor(all, this.problems(sources, followed, listsOf(followed, nominations)));
    return {
      cycle,
      reviews,
      nominations: byReview(nominations),
      questionnaire,
      ...shown,
      requests: nominations.length,
      raters: new Set(nominations.map(({ raterId }) => raterId)).size,
      minutes: minutesOf(questionnaire, nominations),
    };
  }

  private problems(
    sources: Sources,
    reviews: readonly ReviewEntity[],
    nominations: readonly NominatedRater[],
  ): Pick<LaunchPlan, 'blockers' | 'warnings'> {
    const { cycle, people } = sources;
    const facts = this.facts(sources, reviews, nominations);
    const lists = {
      settings: cycle.settings,
      isNominating: cycle.state === 'nominating',
      reviews,
      nominations,
      people,
      today: dateIn(this.clock.now(), cycle.timeZone),
    };
    return { blockers: [...launchBlockers(facts), ...draftBlockers(lists)], warnings: launchWarnings(facts) };
  }

  private facts(
    { cycle, questionnaire, people, hasSecondPerson }: Sources,
    reviews: readonly ReviewEntity[],
    nominations: readonly NominatedRater[],
  ): LaunchFacts {
    const { opensOn, closesOn, timeZone } = cycle;
    const { workingDays } = this.organisation.current();
    return {
      settings: cycle.settings,
      questionnaire,
      subjects: personsOf(
        reviews.map((review) => review.subjectId),
        people,
      ),
      raters: personsOf(
        nominations.map((nomination) => nomination.raterId),
        people,
      ),
      nominations,
      dates: opensOn && closesOn ? { opensOn, closesOn, zone: timeZone } : null,
      workingDays,
      isMailTested: this.mailServer.isAccepted(),
      hasSecondPerson,
      now: this.clock.now(),
    };
  }
}

/** How long a form takes is the same for everybody of a group. */
function minutesOf(questionnaire: Questionnaire, nominations: readonly NominatedRater[]): number {
  const each = new Map(raterGroups.map((group) => [group, formLength(questionnaire, group).minutes]));
  return nominations.reduce((sum, { group }) => sum + (each.get(group) ?? 0), 0);
}

function listsOf(reviews: readonly ReviewEntity[], nominations: readonly NominatedRater[]): NominatedRater[] {
  const ids = new Set(reviews.map((review) => review.id));
  return nominations.filter(({ reviewId }) => ids.has(reviewId));
}

function personsOf(ids: readonly string[], people: ReadonlyMap<string, PersonEntity>): LaunchPerson[] {
  return [...new Set(ids)].map((id) => {
    const person = people.get(id);
    const language = person ? { locale: person.locale } : {};
    return { id, name: person?.name ?? '', hasEmail: Boolean(person?.email), ...language };
  });
}
