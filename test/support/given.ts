import { type Role, RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { Sessions } from '../../src/auth/sessions.js';
import { Config } from '../../src/config/config.js';
import { randomId } from '../../src/database/random-id.js';
import { foldForSearch } from '../../src/domain/search-folding.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { sessionCookieName } from '../../src/web/cookies.js';
import type { TestApp } from './test-app.js';
import { Visitor } from './visitor.js';

export type GivenPerson = Partial<PersonEntity> & { readonly manager?: PersonEntity };

const names = [
  'Leila Rahimi',
  'Omid Karimi',
  'Sara Novak',
  'Tom Baker',
  'Mina Sohrabi',
  'Yusuf Haddad',
  'Ana Lopez',
  'Kaveh Moradi',
];

/** People of a test: whatever it does not say is filled in, and set-up counts as done. */
export function given(testApp: TestApp): Given {
  return new Given(testApp);
}

export class Given {
  private static count = 0;

  constructor(private readonly testApp: TestApp) {}

  /** Anybody; the values stated, everything else made up. */
  async person(values: GivenPerson = {}): Promise<PersonEntity> {
    const { manager, ...stated } = values;
    const number = Given.count++;
    const name = stated.name ?? `${names[number % names.length]} ${number}`;
    const email = stated.email ?? `person-${number}@narvan.example`;
    const person: PersonEntity = {
      id: randomId(),
      kind: 'employee',
      status: 'active',
      name,
      nameFolded: foldForSearch(name),
      email,
      emailFolded: email.toLowerCase(),
      locale: 'en',
      employeeNumber: null,
      employeeNumberFolded: stated.employeeNumber?.toLowerCase() ?? null,
      jobTitle: '',
      location: '',
      departmentId: null,
      managerId: manager?.id ?? null,
      accountId: null,
      segment: '',
      objectedAt: null,
      lastAskedOn: null,
      ...stated,
    };
    await this.setUpIsDone();
    await this.testApp.database.write(() => this.testApp.database.of(PersonEntity).insert(person));
    return person;
  }

  employee(values: GivenPerson = {}): Promise<PersonEntity> {
    return this.person({ ...values, kind: 'employee' });
  }

  customer(values: GivenPerson = {}): Promise<PersonEntity> {
    return this.person({ ...values, kind: 'customer' });
  }

  administrator(values: GivenPerson = {}): Promise<PersonEntity> {
    return this.withRole('administrator', values);
  }

  leader(values: GivenPerson = {}): Promise<PersonEntity> {
    return this.withRole('leader', values);
  }

  /** A browser in which this person is signed in, through a session like any other. */
  async visitorFor(person: Pick<PersonEntity, 'id'>): Promise<Visitor> {
    const secret = await this.testApp.database.write(() => this.testApp.get(Sessions).create(person.id));
    const visitor = this.anonymous();
    visitor.keepCookie(sessionCookieName(this.testApp.get(Config)), secret);
    return visitor;
  }

  /** A browser in which nobody is signed in. */
  anonymous(): Visitor {
    return new Visitor(this.testApp.app);
  }

  private async withRole(role: Role, values: GivenPerson): Promise<PersonEntity> {
    const person = await this.employee(values);
    await this.testApp.database.write(() =>
      this.testApp.database.of(RoleGrantEntity).insert({ personId: person.id, role }),
    );
    return person;
  }

  private async setUpIsDone(): Promise<void> {
    const organisation = this.testApp.get(Organisation);
    if (!organisation.isSetUp) await this.testApp.database.write(() => organisation.change({ setUpStep: 'done' }));
  }
}
