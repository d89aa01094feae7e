import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { type FieldProblem, FormRejected, fieldProblem, NotFound } from '../domain/errors.js';
import { foldForSearch } from '../domain/search-folding.js';
import { cleanLine, lengthOf } from '../domain/text-cleaning.js';
import { DepartmentEntity } from './department.entity.js';
import { isWithin } from './department-tree.js';
import { PersonEntity } from './person.entity.js';

const longestName = 100;

/** The tree of departments; a name stands once among the children of one parent. */
@Injectable()
export class Departments {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  all(): Promise<DepartmentEntity[]> {
    return this.database.of(DepartmentEntity).find({ order: { nameFolded: 'ASC' } });
  }

  async find(id: string): Promise<DepartmentEntity> {
    const department = isIdLike(id) ? await this.database.of(DepartmentEntity).findOneBy({ id }) : null;
    if (!department) throw new NotFound();
    return department;
  }

  /** Active people by department; those below it are not counted in. */
  async sizes(): Promise<Map<string, number>> {
    const rows = await this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .select('person.departmentId', 'id')
      .addSelect('COUNT(*)', 'people')
      .where(`person.status = 'active' AND person.departmentId IS NOT NULL`)
      .groupBy('person.departmentId')
      .getRawMany<{ id: string; people: number | string }>();
    return new Map(rows.map(({ id, people }) => [id, Number(people)]));
  }

  async add(form: { name: string; parent: string }, actorId: string): Promise<void> {
    const values = await this.checked(form, null);
    const id = randomId();
    await this.database.of(DepartmentEntity).insert({ id, ...values });
    await this.audit.record(actorId, 'department.added', { department: id });
  }

  async change(id: string, form: { name: string; parent: string }, actorId: string): Promise<void> {
    const department = await this.find(id);
    await this.database.of(DepartmentEntity).update(id, await this.checked(form, department));
    await this.audit.record(actorId, 'department.changed', { department: id });
  }

  private async checked(form: { name: string; parent: string }, department: DepartmentEntity | null) {
    const problems: FieldProblem[] = [];
    const name = cleanLine(form.name);
    const nameFolded = foldForSearch(name);
    if (nameFolded === '') problems.push(fieldProblem('name', 'people.department.name-missing'));
    if (lengthOf(name) > longestName) {
      const params = { length: lengthOf(name), maximum: longestName };
      problems.push(fieldProblem('name', 'import.problem.text-too-long', params));
    }
    const all = await this.all();
    const parent = all.find(({ id }) => id === form.parent) ?? null;
    if (form.parent !== '' && !parent) problems.push(fieldProblem('parent', 'people.department.parent-unknown'));
    if (parent && department && isWithin(all, parent.id, department.id)) {
      problems.push(fieldProblem('parent', 'people.department.parent-below', { name: department.name }));
    }
    const parentId = parent?.id ?? null;
    const same = await this.database
      .of(DepartmentEntity)
      .findOneBy({ nameFolded, parentId: parentId === null ? IsNull() : parentId });
    if (same && same.id !== department?.id) problems.push(fieldProblem('name', 'people.department.name-taken'));
    if (problems.length > 0) throw new FormRejected(problems);
    return { name, nameFolded, parentId };
  }
}
