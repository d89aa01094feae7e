import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isDuplicate } from '../database/database-errors.js';
import { isIdLike } from '../database/random-id.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { Objections } from './objections.service.js';
import { PersonDeactivations } from './person-deactivations.js';
import { PersonEntity } from './person.entity.js';
import { personRow } from './person-rows.js';

/** Deeds on one person; each is called inside the write of its request. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly objections: Objections,
    private readonly deactivations: PersonDeactivations,
  ) {}

  async find(id: string): Promise<PersonEntity> {
    const person = isIdLike(id) ? await this.database.of(PersonEntity).findOneBy({ id }) : null;
    if (!person) throw new NotFound();
    return person;
  }

  async add(values: Parameters<typeof personRow>[0], actorId: string): Promise<string> {
    const person = personRow(values);
    await this.store(() => this.database.of(PersonEntity).insert(person));
    await this.audit.record(actorId, 'person.added', { person: person.id });
    return person.id;
  }

  async change(person: PersonEntity, values: Partial<PersonEntity>, actorId: string): Promise<void> {
    const changed = personRow({ ...person, ...values });
    await this.store(() => this.database.of(PersonEntity).update(person.id, changed));
    // The objection belongs to whoever reads the mail, so it goes along to the new address.
    if (person.objectedAt && changed.email !== '') await this.objections.add(changed.emailFolded);
    if (changed.emailFolded !== person.emailFolded) await this.deactivations.movedFrom(person.id, person.email);
    await this.audit.record(actorId, 'person.changed', { person: person.id });
  }

  async deactivate(id: string, actorId: string): Promise<void> {
    if (id === actorId) throw new RuleBroken('people.not-yourself');
    await this.find(id);
    const done = await this.database.of(PersonEntity).update({ id, status: 'active' }, { status: 'inactive' });
    if (done.affected !== 1) return;
    await this.deactivations.deactivated(id);
    await this.audit.record(actorId, 'person.deactivated', { person: id });
  }

  async reactivate(id: string, actorId: string): Promise<void> {
    await this.find(id);
    const done = await this.database.of(PersonEntity).update({ id, status: 'inactive' }, { status: 'active' });
    if (done.affected === 1) await this.audit.record(actorId, 'person.reactivated', { person: id });
  }

  /** A customer does not want to be asked any more; for good, and at once. */
  async object(id: string, actorId: string | null): Promise<void> {
    const person = await this.find(id);
    if (person.kind !== 'customer') throw new NotFound();
    if (person.email !== '') await this.objections.add(person.emailFolded);
    if (person.objectedAt) return;
    await this.database.of(PersonEntity).update(id, { objectedAt: this.clock.now() });
    await this.deactivations.objected(id);
    // What raters do is never in the log; only staff who note an objection are.
    if (actorId !== null) await this.audit.record(actorId, 'person.objected', { person: id });
  }

  /** Two forms sent at once may bring the same address or number: the second one is told so. */
  private async store(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw isDuplicate(error) ? new RuleBroken('people.taken-meanwhile') : error;
    }
  }
}
