import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, RefColumn } from '../database/columns.js';

/** A link that signs in once; only the hash of its secret is stored. */
@Entity('sign_in_link')
export class SignInLinkEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) secretHash: string;
  /** Null: the one-time link of the first start, which makes the first administrator. */
  @RefColumn({ nullable: true }) personId: string | null;
  @CodeColumn() purpose: 'sign-in' | 'first-administrator';
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}
