import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AssessmentAnswerEntity } from '../../assessment/assessment-answer.entity.js';
import { AssessmentRoundEntity } from '../../assessment/assessment-round.entity.js';
import { RoleGrantEntity } from '../../auth/role-grant.entity.js';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { defaultThresholds } from '../../domain/cycle-settings.js';
import { CommitmentEntity } from '../../followup/commitment.entity.js';
import { RecognitionEntity } from '../../followup/recognition.entity.js';
import { DepartmentEntity } from '../../people/department.entity.js';
import { PersonEntity } from '../../people/person.entity.js';
import { ServiceRecordEntity } from '../../people/service-record.entity.js';
import { PlanActionEntity } from '../../plans/plan-action.entity.js';
import { PlanNoteEntity } from '../../plans/plan-note.entity.js';
import { PlanEntity } from '../../plans/plan.entity.js';
import { EarlierResults } from '../../results/earlier-results.service.js';

export type OwnRecords = Readonly<Record<string, unknown>>;

/** What the tables hold on one person, as plain values by file name; answers are in none of them, sealed or mixed. */
@Injectable()
export class OwnRecordsReader {
  constructor(
    private readonly database: Database,
    private readonly earlierResults: EarlierResults,
  ) {}

  async of(person: PersonEntity): Promise<OwnRecords> {
    return {
      person: await this.person(person),
      requests: await this.requests(person.id),
      plans: await this.plans(person.id),
      'earlier-results': await this.earlier(person.id),
      thanks: await this.thanks(person.id),
      commitments: await this.commitments(person.id),
      'self-assessment': await this.selfAssessment(person.id),
    };
  }

  private async person(person: PersonEntity): Promise<object> {
    const { name, email, locale, employeeNumber, jobTitle, location, departmentId, managerId } = person;
    const department = departmentId && (await this.database.of(DepartmentEntity).findOneBy({ id: departmentId }));
    const roles = await this.database.of(RoleGrantEntity).findBy({ personId: person.id });
    return {
      ...{ name, email, language: locale, employeeNumber, jobTitle, location },
      department: department ? department.name : null,
      manager: managerId ? await this.nameOf(managerId) : null,
      roles: roles.map(({ role }) => role),
      serviceRecords: await this.database.of(ServiceRecordEntity).countBy({ employeeId: person.id }),
    };
  }

  /** About whom the person was asked, and whether they answered or declined; never what. */
  private async requests(raterId: string): Promise<object[]> {
    const asked = await this.database.of(AssignmentEntity).findBy({ raterId });
    const reviews = await this.database.of(ReviewEntity).findBy({ id: In(asked.map(({ reviewId }) => reviewId)) });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map(({ cycleId }) => cycleId)) });
    const people = await this.names(reviews.map(({ subjectId }) => subjectId));
    return asked.map(({ reviewId, group, status, declineReason }) => {
      const review = reviews.find(({ id }) => id === reviewId);
      const cycle = cycles.find(({ id }) => id === review?.cycleId);
      return { cycle: cycle?.name, about: people.get(review?.subjectId ?? ''), as: group, status, declineReason };
    });
  }

  private async plans(personId: string): Promise<object[]> {
    const plans = await this.database.of(PlanEntity).findBy({ personId });
    const actions = await this.database.of(PlanActionEntity).findBy({ planId: In(plans.map(({ id }) => id)) });
    const notes = await this.database.of(PlanNoteEntity).findBy({ actionId: In(actions.map(({ id }) => id)) });
    return plans.map(({ id, createdAt, sharedAt }) => ({
      createdAt,
      sharedAt,
      actions: actions
        .filter(({ planId }) => planId === id)
        .map(({ id: actionId, behaviour, what, dueOn, whoNotices, howKnown, doneOn }) => ({
          ...{ behaviour, what, dueOn, whoNotices, howKnown, doneOn },
          notes: notes.filter((note) => note.actionId === actionId).map(({ text, writtenOn }) => ({ text, writtenOn })),
        })),
    }));
  }

  /** By the strictest rule under which a report of theirs shows them. */
  private async earlier(personId: string): Promise<readonly object[]> {
    const reviews = await this.database.of(ReviewEntity).findBy({ subjectId: personId });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map(({ cycleId }) => cycleId)) });
    const k = Math.max(defaultThresholds.ratings, ...cycles.map(({ settings }) => settings.thresholds.ratings));
    return this.earlierResults.of(personId, k);
  }

  private async thanks(id: string): Promise<object[]> {
    const rows = await this.database.of(RecognitionEntity).findBy([{ fromId: id }, { toId: id }]);
    const people = await this.names(rows.flatMap(({ fromId, toId }) => [fromId, toId]));
    return rows.map(({ fromId, toId, statement, text, givenOn, isPublic }) => ({
      ...{ from: people.get(fromId), to: people.get(toId), statement, text, givenOn, isPublic },
    }));
  }

  private async commitments(ownerId: string): Promise<object[]> {
    const rows = await this.database.of(CommitmentEntity).findBy({ ownerId });
    return rows.map(({ finding, dueOn, createdAt }) => ({ finding, dueOn, createdAt }));
  }

  /** A leader's own answers to the twenty questions, as given. */
  private async selfAssessment(personId: string): Promise<object[]> {
    const rows = await this.database.of(AssessmentAnswerEntity).findBy({ personId });
    const rounds = await this.database.of(AssessmentRoundEntity).findBy({ id: In(rows.map(({ roundId }) => roundId)) });
    return rows.map(({ roundId, question, choice, text }) => {
      const round = rounds.find(({ id }) => id === roundId);
      return { round: round?.name, question, choice, text };
    });
  }

  private async nameOf(id: string): Promise<string | null> {
    return (await this.names([id])).get(id) ?? null;
  }

  private async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await this.database.of(PersonEntity).findBy({ id: In([...new Set(ids)]) });
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}
