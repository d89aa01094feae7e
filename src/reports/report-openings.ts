import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';
import type { FileKind } from '../web/downloads.js';

const deed = 'report.opened';
/** HR's own openings of comments, shown beside those of the report. */
const ofComments = ['comments.read', 'comment.opened'] as const;

export interface ReportOpening {
  readonly personId: string;
  readonly what: 'report' | 'comments' | 'comment';
  readonly name: string;
  readonly times: number;
  readonly lastAt: Date;
}

/** Every opening of a report is in the audit log, and its person sees who it was. */
@Injectable()
export class ReportOpenings {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** The one thing a GET may write: it is stored before the page or the file is sent. */
  async record(reviewId: string, personId: string, file?: FileKind): Promise<void> {
    const details = file ? { review: reviewId, file } : { review: reviewId };
    await this.database.write(() => this.audit.record(personId, deed, details));
  }

  /** By person and by what they opened, the latest first. */
  async of(reviewId: string): Promise<ReportOpening[]> {
    const found = await this.database
      .of(AuditEntryEntity)
      .createQueryBuilder('entry')
      .where('entry.deed IN (:...deeds)', { deeds: [deed, ...ofComments] })
      .andWhere('entry.details LIKE :part', { part: `%${reviewId}%` })
      .getMany();
    const entries = found.filter(({ details }) => details.review === reviewId);
    const ids = [...new Set(entries.flatMap(({ actorId }) => actorId ?? []))];
    const people = await this.database.of(PersonEntity).findBy({ id: In(ids) });
    return ids
      .flatMap((personId) => [deed, ...ofComments].map((each) => ({ personId, deed: each })))
      .map(({ personId, deed: opened }) => {
        const own = entries.filter((entry) => entry.actorId === personId && entry.deed === opened);
        const lastAt = own.reduce((last, { at }) => (at > last ? at : last), new Date(0));
        const name = people.find(({ id }) => id === personId)?.name ?? '';
        return { personId, name, what: whatOf(opened), times: own.length, lastAt };
      })
      .filter(({ times }) => times > 0)
      .toSorted((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
  }

  /** Reviews that their own person has opened at least once. */
  async openedBySubject(subjectOf: ReadonlyMap<string, string>): Promise<Set<string>> {
    const entries = await this.entries().getMany();
    return new Set(
      entries.flatMap(({ actorId, details }) => {
        const review = String(details.review ?? '');
        return actorId !== null && subjectOf.get(review) === actorId ? [review] : [];
      }),
    );
  }

  /** Reviews whose report this person has opened at least once. */
  async everOpenedBy(personId: string): Promise<string[]> {
    const entries = await this.entries().andWhere('entry.actorId = :personId', { personId }).getMany();
    return [...new Set(entries.map(({ details }) => String(details.review ?? '')))];
  }

  private entries(): SelectQueryBuilder<AuditEntryEntity> {
    return this.database.of(AuditEntryEntity).createQueryBuilder('entry').where('entry.deed = :deed', { deed });
  }
}

function whatOf(opened: string): ReportOpening['what'] {
  if (opened === 'comments.read') return 'comments';
  return opened === 'comment.opened' ? 'comment' : 'report';
}
