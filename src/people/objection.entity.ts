import { Entity, PrimaryColumn } from 'typeorm';

/** A customer's objection outlives erasure as an HMAC of the address. */
@Entity('objection')
export class ObjectionEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) addressMac: string;
}
