import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isInTime } from '../domain/cycle-closing.js';
import { Outbox } from '../mail/outbox.js';
import { type PersonDeactivation, PersonDeactivations } from '../people/person-deactivations.js';
import { PersonEntity } from '../people/person.entity.js';
import { CycleKeys, KeyMissing } from '../sealing/cycle-keys.js';
import { isGenuine, linkToken, publicIdOf } from '../sealing/link-token.js';
import { LinkUnknown } from '../surveys/open-visit.js';
import { paths } from '../web/paths.js';
import { ImportanceEnvelopeEntity } from './importance-envelope.entity.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

/** Somebody whose link was proven. */
export interface ImportanceVisit {
  readonly survey: ImportanceSurveyEntity;
  readonly request: ImportanceRequestEntity;
  readonly person: PersonEntity;
  readonly linkSecret: Buffer;
  /** The address of the form; every page of theirs lies below it. */
  readonly base: string;
  readonly isAnswering: boolean;
}

/** Who comes by which link, made like a rater's: derived from the survey's own secret and never stored. */
@Injectable()
export class ImportanceVisits implements PersonDeactivation, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly keys: CycleKeys,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly deactivations: PersonDeactivations,
  ) {}

  onModuleInit(): void {
    this.deactivations.register(this);
  }

  async byLink(token: string): Promise<ImportanceVisit> {
    const id = publicIdOf(token);
    const request = id === null ? null : await this.database.of(ImportanceRequestEntity).findOneBy({ id });
    if (!request) throw new LinkUnknown();
    const survey = await this.database.of(ImportanceSurveyEntity).findOneByOrFail({ id: request.surveyId });
    const person = await this.database.of(PersonEntity).findOneBy({ id: request.personId, status: 'active' });
    const linkSecret = this.secretOf(survey.id);
    if (!person || !isGenuine(token, linkSecret, subjectOf(request))) throw new LinkUnknown();
    const dates = { closesOn: survey.closesOn, zone: survey.timeZone };
    const isAnswering = survey.state === 'open' && isInTime(dates, this.clock.now());
    return { survey, request, person, linkSecret, base: this.pathFor(request), isAnswering };
  }

  pathFor(request: ImportanceRequestEntity): string {
    return paths.importanceForm(linkToken(this.keys.linkSecret(request.surveyId), subjectOf(request)));
  }

  /** A customer asks not to be asked any more: open requests end. */
  async personObjected(personId: string): Promise<void> {
    const open = await this.openRequests(personId);
    const ids = open.filter(({ status }) => status === 'open').map(({ id }) => id);
    await this.database.of(ImportanceRequestEntity).update({ id: In(ids) }, { status: 'declined' });
    await this.database.of(ImportanceEnvelopeEntity).delete({ requestId: In(ids) });
  }

  /** Whoever reads the old mailbox loses the link and the copy; an envelope already sent stays. */
  async addressChanged(personId: string): Promise<void> {
    for (const { id, surveyId, generation } of await this.openRequests(personId)) {
      await this.database.of(ImportanceRequestEntity).update(id, { generation: generation + 1 });
      await this.database.of(ImportanceEnvelopeEntity).update({ requestId: id }, { copy: null });
      const round = String(generation + 1);
      await this.outbox.put({ kind: 'importance-invitation', personId, cycleId: surveyId, round });
    }
  }

  private async openRequests(personId: string): Promise<ImportanceRequestEntity[]> {
    const requests = await this.database.of(ImportanceRequestEntity).findBy({ personId });
    const surveys = await this.database
      .of(ImportanceSurveyEntity)
      .find({ where: { id: In(requests.map(({ surveyId }) => surveyId)), state: 'open' }, select: { id: true } });
    return requests.filter(({ surveyId }) => surveys.some(({ id }) => id === surveyId));
  }

  /** With the key destroyed, nothing says any more whether a link was genuine. */
  private secretOf(surveyId: string): Buffer {
    try {
      return this.keys.linkSecret(surveyId);
    } catch (error) {
      if (error instanceof KeyMissing) throw new LinkUnknown();
      throw error;
    }
  }
}

function subjectOf({ id, surveyId, generation }: ImportanceRequestEntity) {
  return { cycleId: surveyId, publicId: id, generation };
}
