import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RefColumn } from '../database/columns.js';

/** A signed-in browser; the cookie's value is stored only as a hash. */
@Entity('session')
@Index('session_person', ['personId'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) idHash: string;
  @RefColumn() personId: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn() expiresAt: Date;
}
