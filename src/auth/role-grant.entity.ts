import { Entity, PrimaryColumn } from 'typeorm';

export const roles = ['administrator', 'leader'] as const;
export type Role = (typeof roles)[number];

/** Roles are held by people; "manager" follows from the chart. */
@Entity('role_grant', { withoutRowid: true })
export class RoleGrantEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) role: Role;
}
