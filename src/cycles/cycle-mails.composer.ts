import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { WordedMail } from '../domain/mail-wording.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { CycleKeys } from '../sealing/cycle-keys.js';
import { linkToken } from '../sealing/link-token.js';
import { Organisation } from '../settings/organisation.js';
import { paths } from '../web/paths.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { type MailSubject, raterMailData } from './rater-mail-data.js';
import { ReviewEntity } from './review.entity.js';
import { MailWordings } from './wording/mail-wordings.js';

/** Makes invitations, reminders and last calls at the moment of sending: only then do link and names come together. */
@Injectable()
export class CycleMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['invitation', 'reminder', 'last-call'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly keys: CycleKeys,
    private readonly questionnaires: Questionnaires,
    private readonly organisation: Organisation,
    private readonly composers: MailComposers,
    private readonly wordings: MailWordings,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const { cycleId, personId: raterId } = mail;
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, state: 'open' });
    const invitation = await this.database.of(InvitationEntity).findOneBy({ cycleId, raterId });
    const rater = await this.database.of(PersonEntity).findOneBy({ id: raterId, status: 'active' });
    if (!cycle || !invitation || !rater || rater.objectedAt) return null;
    const takesReminders = !invitation.remindersStopped && invitation.linkState === 'good';
    if (mail.kind !== 'invitation' && !takesReminders) return null;
    const { open: subjects, isAsked } = await this.subjectsOf(cycleId, raterId);
    // Whoever asked for the link again gets it, even with nothing left to answer: sent answers may still be changed.
    const isAgain = mail.kind === 'invitation' && mail.round !== '';
    if (subjects.length === 0 && !(isAgain && isAsked)) return null;
    const { id: publicId, generation } = invitation;
    const token = linkToken(this.keys.linkSecret(cycleId), { cycleId, publicId, generation });
    const link = this.config.appUrl + paths.raterList(token);
    if (subjects.length === 0) return linkAgain(rater, cycle, link);
    const questionnaire = await this.questionnaires.byId(cycle.questionnaireId ?? '');
    const wording = await this.wordings.of(cycle, mail.kind as WordedMail, rater.locale);
    const organisation = this.organisation.current();
    return {
      to: { name: rater.name, address: rater.email },
      locale: rater.locale,
      view: mail.kind,
      data: raterMailData({ rater, subjects, cycle, questionnaire, link, organisation, wording }),
      ...(mail.kind === 'invitation' ? {} : { stopUrl: `${link}/stop` }),
    };
  }

  private async subjectsOf(cycleId: string, raterId: string): Promise<{ open: MailSubject[]; isAsked: boolean }> {
    const assignments = await this.database.of(AssignmentEntity).findBy({ raterId });
    const reviews = await this.database
      .of(ReviewEntity)
      .findBy({ id: In(assignments.map((assignment) => assignment.reviewId)), cycleId, mixState: Not('withdrawn') });
    const subjects = await this.database.of(PersonEntity).findBy({ id: In(reviews.map((review) => review.subjectId)) });
    const open = reviews.flatMap((review) => {
      const subject = subjects.find((person) => person.id === review.subjectId);
      const assignment = assignments.find((each) => each.reviewId === review.id);
      return subject && assignment?.status === 'open' ? [{ name: subject.name, group: assignment.group }] : [];
    });
    return { open: open.sort((one, other) => one.name.localeCompare(other.name)), isAsked: reviews.length > 0 };
  }
}

function linkAgain({ name, email, locale }: PersonEntity, cycle: CycleEntity, link: string): MailContents {
  const closesOnText = Texts.in(locale).weekday(cycle.closesOn ?? '');
  const data = { cycleName: cycle.name, closesOnText, link };
  return { to: { name, address: email }, locale, view: 'link-again', data };
}
