import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { PersonEntity } from '../people/person.entity.js';
import { type Role, RoleGrantEntity } from './role-grant.entity.js';

export interface RoleHolder {
  readonly personId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** Who is administrator, who belongs to the leadership. Only active employees count. */
@Injectable()
export class Roles {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  async holders(): Promise<RoleHolder[]> {
    return this.database
      .of(RoleGrantEntity)
      .createQueryBuilder('roleGrant')
      .innerJoin(PersonEntity, 'person', 'person.id = roleGrant.personId')
      .select('roleGrant.personId', 'personId')
      .addSelect('roleGrant.role', 'role')
      .addSelect('person.name', 'name')
      .addSelect('person.email', 'email')
      .where(`person.kind = 'employee' AND person.status = 'active'`)
      .orderBy('person.nameFolded')
      .getRawMany<RoleHolder>();
  }

  async hasAdministrator(): Promise<boolean> {
    return (await this.holders()).some((holder) => holder.role === 'administrator');
  }

  /** Granting twice is granting once. */
  async grant(personId: string, role: Role, actorId: string): Promise<void> {
    const grants = this.database.of(RoleGrantEntity);
    if (await grants.existsBy({ personId, role })) return;
    await this.audit.record(actorId, 'role.granted', { person: personId, role });
    await grants.createQueryBuilder().insert().orIgnore().values({ personId, role }).execute();
  }

  /** Takes a role back; somebody always stays administrator. */
  async revoke(personId: string, role: Role, actorId: string): Promise<void> {
    // The audit entry comes first: its lock lets two administrators who revoke each other do so one after the other.
    await this.audit.record(actorId, 'role.revoked', { person: personId, role });
    const others = (await this.holders()).filter((holder) => holder.role === role && holder.personId !== personId);
    if (role === 'administrator' && others.length === 0) throw new RuleBroken('roles.last-administrator');
    const { affected } = await this.database.of(RoleGrantEntity).delete({ personId, role });
    if (affected !== 1) throw new NotFound();
  }
}
