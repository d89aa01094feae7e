import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { DraftReader, type NominatedRater } from '../../src/cycles/draft-reader.js';
import { NominationEntity } from '../../src/cycles/nomination.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { randomId } from '../../src/database/random-id.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';
import { givenNorthwind } from './northwind.js';

type ListRow = Pick<NominationEntity, 'raterId' | 'group' | 'source'>;

/** Northwind with an administrator, and what the tests of drafting do over and over. */
export class Drafting {
  private constructor(
    readonly testApp: TestApp,
    readonly people: Record<string, PersonEntity>,
    readonly administrator: PersonEntity,
    readonly hr: Visitor,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Drafting> {
    const testApp = await startTestApp(env);
    const people = await givenNorthwind(testApp);
    const administrator = await given(testApp).administrator({ name: 'Hana HR' });
    return new Drafting(testApp, people, administrator, await given(testApp).visitorFor(administrator));
  }

  person(firstName: string): PersonEntity {
    const person = this.people[firstName];
    if (!person) throw new Error(`Nobody is called ${firstName}`);
    return person;
  }

  visitor(firstName: string): Promise<Visitor> {
    return given(this.testApp).visitorFor(this.person(firstName));
  }

  /** A draft with everybody in it; service records of any time count, since Northwind's are old. */
  async draft(name = 'Autumn 2026', settings: Partial<CycleSettings> = {}): Promise<string> {
    const page = await this.hr.submit(await this.hr.get('/cycles/new'), { name }, '/cycles');
    const id = page.path.split('/')[2] ?? '';
    const cycle = await this.cycle(id);
    await this.set(id, { settings: { ...cycle.settings, serviceMonths: 0, ...settings } });
    return id;
  }

  cycle(id: string): Promise<CycleEntity> {
    return this.testApp.database.of(CycleEntity).findOneByOrFail({ id });
  }

  async set(id: string, fields: Partial<CycleEntity>): Promise<void> {
    await this.testApp.database.write(() => this.testApp.database.of(CycleEntity).update(id, fields));
  }

  async propose(id: string): Promise<Page> {
    return this.hr.submit(await this.hr.get(`/cycles/${id}/nominations`), {}, 'proposals');
  }

  async openForProposals(id: string): Promise<void> {
    await this.hr.post(`/cycles/${id}/nominating`, { _csrf: await tokenOf(this.hr, '/cycles/new') });
  }

  reviewOf(cycleId: string, firstName: string): Promise<ReviewEntity> {
    return this.testApp.database.of(ReviewEntity).findOneByOrFail({ cycleId, subjectId: this.person(firstName).id });
  }

  /** Everybody nominated in a cycle. */
  nominations(cycleId: string): Promise<NominatedRater[]> {
    return this.testApp.get(DraftReader).nominations(cycleId);
  }

  async listOf(cycleId: string, firstName: string): Promise<NominationEntity[]> {
    const { id } = await this.reviewOf(cycleId, firstName);
    return this.testApp.database.of(NominationEntity).findBy({ reviewId: id });
  }

  async putOnList(cycleId: string, firstName: string, rows: readonly ListRow[]): Promise<void> {
    await this.putOnListOf(cycleId, this.person(firstName), rows);
  }

  /** Straight into the table, past every rule. */
  async putOnListOf(cycleId: string, subject: Pick<PersonEntity, 'id'>, rows: readonly ListRow[]): Promise<void> {
    const review = await this.testApp.database.of(ReviewEntity).findOneByOrFail({ cycleId, subjectId: subject.id });
    const nominations = rows.map((row) => ({ id: randomId(), reviewId: review.id, ...row }));
    await this.testApp.database.write(() => this.testApp.database.of(NominationEntity).insert(nominations));
  }

  /** The page on which HR changes one list. */
  async listPage(cycleId: string, firstName: string, query = ''): Promise<Page> {
    const { id } = await this.reviewOf(cycleId, firstName);
    return this.hr.get(`/cycles/${cycleId}/nominations/${id}${query}`);
  }

  async add(cycleId: string, firstName: string, rater: Pick<PersonEntity, 'id'>, group: string): Promise<Page> {
    const { id } = await this.reviewOf(cycleId, firstName);
    const _csrf = await tokenOf(this.hr, '/cycles/new');
    return this.hr.post(`/cycles/${cycleId}/nominations/${id}/raters`, { _csrf, raterId: rater.id, group });
  }

  async nameCoach(cycleId: string, firstName: string, coach: Pick<PersonEntity, 'id'> | null): Promise<Page> {
    const { id } = await this.reviewOf(cycleId, firstName);
    const _csrf = await tokenOf(this.hr, '/cycles/new');
    return this.hr.post(`/cycles/${cycleId}/nominations/${id}/coach`, { _csrf, coachId: coach?.id ?? '' });
  }

  close(): Promise<void> {
    return this.testApp.close();
  }
}

/** The token of any page with a form, for posts no page of ours would send. */
export async function tokenOf(visitor: Visitor, path: string): Promise<string> {
  const { fields } = (await visitor.get(path)).form('');
  return fields.find(([name]) => name === '_csrf')?.[1] ?? '';
}

/** The three fields of a date, as somebody types it. */
export function typedDay(field: string, day: string, month: string, year: string): Record<string, string> {
  return { [`${field}Day`]: day, [`${field}Month`]: month, [`${field}Year`]: year };
}
