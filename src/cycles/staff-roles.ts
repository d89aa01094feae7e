import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';

/** Who holds which role. The table belongs to the room of sign-in, which this room does not see: it is read by name. */
@Injectable()
export class StaffRoles {
  constructor(private readonly database: Database) {}

  administrators(): Promise<string[]> {
    return this.holders(['administrator']);
  }

  /** Late additions need a second person: somebody else with a role must be there (anonymity R2). */
  async hasSecondPerson(): Promise<boolean> {
    return (await this.holders(['administrator', 'leader'])).length > 1;
  }

  private async holders(roles: readonly string[]): Promise<string[]> {
    const rows = await this.database.manager
      .createQueryBuilder()
      .select('DISTINCT person.id', 'id')
      .from(PersonEntity, 'person')
      .innerJoin('role_grant', 'held', 'held.personId = person.id')
      .where("person.status = 'active' AND held.role IN (:...roles)", { roles })
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }
}
