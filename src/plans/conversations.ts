import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import { ConversationEntity } from './conversation.entity.js';

/** When somebody and their manager talk about a report. Who may set it is for the room of the team to say. */
@Injectable()
export class Conversations {
  constructor(private readonly database: Database) {}

  async set(reviewId: string, managerId: string, onDay: IsoDate): Promise<void> {
    await this.database.of(ConversationEntity).upsert({ reviewId, managerId, onDay }, ['reviewId']);
  }

  /** Review → day. */
  async of(reviewIds: readonly string[]): Promise<Map<string, IsoDate>> {
    const rows = await this.database.of(ConversationEntity).findBy({ reviewId: In([...reviewIds]) });
    return new Map(rows.map(({ reviewId, onDay }) => [reviewId, onDay]));
  }
}
