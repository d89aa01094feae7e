import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Config } from '../config/config.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { readersOf } from '../domain/report-readers.js';
import { dateIn } from '../domain/zone-time.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';

/** Tells a person, or the one who reads first, that a report is there; never what it says. */
@Injectable()
export class ReportMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['report-ready', 'report-for-reader'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: mail.references.review ?? '' });
    const cycle = review && (await this.database.of(CycleEntity).findOneBy({ id: review.cycleId }));
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId, status: 'active' });
    if (!review || !cycle || !person) return null;
    const isDue = mail.kind === 'report-ready' ? isReleased(review) : isForReader(review, cycle, person.id);
    if (!isDue) return null;
    const texts = Texts.in(person.locale);
    const data =
      mail.kind === 'report-ready'
        ? {
            hrReadsComments: cycle.settings.hrReadsComments,
            coachName: texts.list(await this.namesOf(readersOf(review, cycle.settings))),
          }
        : {
            subjectName: (await this.namesOf([review.subjectId]))[0] ?? '',
            debriefDayText: texts.day(dayOf(review, cycle)),
          };
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: mail.kind,
      data: {
        cycleName: cycle.name,
        link: this.config.appUrl + paths.report(review.id),
        ...data,
      },
      ...('subjectName' in data
        ? {
            calendar: {
              uid: `debrief-${review.id}`,
              day: dayOf(review, cycle),
              title: texts.t('mail.calendar.debrief', { name: data.subjectName }),
            },
          }
        : {}),
    };
  }

  private async namesOf(ids: readonly string[]): Promise<string[]> {
    const people = await this.database.of(PersonEntity).findBy({ id: In([...ids]) });
    return ids.flatMap((id) => people.find((person) => person.id === id)?.name ?? []);
  }
}

function isReleased({ reportState }: ReviewEntity): boolean {
  return reportState === 'released' || reportState === 'acknowledged';
}

function isForReader(review: ReviewEntity, cycle: CycleEntity, personId: string): boolean {
  const isGiven = review.reportState === 'with-reader' || isReleased(review);
  return isGiven && readersOf(review, cycle.settings).includes(personId);
}

/** The day the person gets it. */
function dayOf(review: ReviewEntity, cycle: CycleEntity): string {
  if (review.releasedAt) return dateIn(review.releasedAt, cycle.timeZone);
  return review.releaseOn ?? cycle.reportsOn ?? dateIn(review.releasedToReaderAt ?? new Date(0), cycle.timeZone);
}
