import { createHash } from 'node:crypto';
import { type DemoCustomer, demoCustomers } from './demo-customers.js';
import { demoEmployees } from './demo-people.js';

/** The same id at each start, so that the same people are asked about the same people. */
export function demoId(key: string): string {
  return createHash('sha256').update(`demo ${key}`).digest('base64url').slice(0, 22);
}

/** Also the part of a customer's address before the @. */
export function customerKey({ name }: Pick<DemoCustomer, 'name'>): string {
  const place = demoCustomers.findIndex((customer) => customer.name === name) + 1;
  return /^[A-Za-z ]+$/.test(name) ? name.toLowerCase().replaceAll(' ', '.') : `customer-${place}`;
}

/** Everybody of the demo: a stable key for each id. */
export const demoKeys: ReadonlyMap<string, string> = new Map(
  [...demoEmployees.map(({ key }) => key), ...demoCustomers.map(customerKey)].map((key) => [demoId(key), key]),
);
