import { readEmail, type ToAsciiDomain } from './email-address.js';
import type { Locale } from './locale.js';
import { foldForSearch } from './search-folding.js';

/** A person already stored, as far as an import needs to know. */
export interface KnownPerson {
  readonly id: string;
  readonly kind: 'employee' | 'customer';
  readonly isActive: boolean;
  readonly name: string;
  readonly email: string;
  readonly emailFolded: string;
  readonly locale: Locale | null;
  /** Employees. */
  readonly number: string | null;
  readonly jobTitle: string;
  /** Path from the top, `Sales > North`. */
  readonly department: string | null;
  readonly location: string;
  readonly managerId: string | null;
  /** Customers. */
  readonly accountId: string | null;
  readonly role: string;
  readonly segment: Segment | null;
}

/** What a customer contributes, A most. */
export type Segment = 'A' | 'B' | 'C' | 'D';

export interface KnownPeople {
  /** By folded address: employees and customers together, because an address belongs to one person. */
  readonly byEmail: ReadonlyMap<string, KnownPerson>;
  /** By `foldNumber` of the employee number. */
  readonly byNumber: ReadonlyMap<string, KnownPerson>;
}

/** An employee number for comparison: digits of any script, case and spaces make no difference (I14). */
export function foldNumber(number: string): string {
  return foldForSearch(number).replaceAll(' ', '');
}

export function indexPeople(people: Iterable<KnownPerson>): KnownPeople {
  const byEmail = new Map<string, KnownPerson>();
  const byNumber = new Map<string, KnownPerson>();
  for (const person of people) {
    byEmail.set(person.emailFolded, person);
    if (person.number) byNumber.set(foldNumber(person.number), person);
  }
  return { byEmail, byNumber };
}

/** The person meant by an address or an employee number in a file. */
export function findPerson(typed: string, known: KnownPeople, toAsciiDomain: ToAsciiDomain): KnownPerson | null {
  const { email, number } = readReference(typed, toAsciiDomain);
  return (email ? known.byEmail.get(email) : known.byNumber.get(number)) ?? null;
}

/** A reference to a person as comparable text: a folded address, else a folded employee number. */
export function readReference(typed: string, toAsciiDomain: ToAsciiDomain): { email: string | null; number: string } {
  const email = readEmail(typed, toAsciiDomain);
  return { email: 'folded' in email ? email.folded : null, number: foldNumber(typed) };
}
