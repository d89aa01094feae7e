import { shownAddress } from './email-address.js';
import type { EmployeeRow, EmployeesBefore } from './employee-plan.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { foldNumber, readReference, type KnownPerson } from './known-people.js';
import { findLoops } from './org-chart.js';
import { inSteps, type Steps } from './steps.js';

export interface ManagerLink {
  /** Folded address of the manager after the import. */
  readonly manager: string | null;
  readonly isChanged: boolean;
}

/** Someone in the file or already stored, as they will be after the import. */
interface Node {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly row: number | null;
  managerId: string | null;
}

/** Second pass: finds each row's manager in the file or among those stored, wherever they stand, and names every loop (I15, I16). */
export function* linkManagers(
  rows: readonly EmployeeRow[],
  before: EmployeesBefore,
  problems: RowProblem[],
): Steps<Map<number, ManagerLink>> {
  const nodes = new Map<string, Node>();
  const byEmail = new Map<string, Node>();
  const byNumber = new Map<string, Node>();
  const add = (node: Node, emails: readonly string[], number: string | null): void => {
    nodes.set(node.id, node);
    for (const email of emails) byEmail.set(email, node);
    if (number) byNumber.set(foldNumber(number), node);
  };
  yield* inSteps([...before.people.byEmail.values()], (person) => {
    if (person.kind === 'employee') add(nodeOf(person), [person.emailFolded], person.number);
    return null;
  });
  yield* inSteps(rows, ({ row, person, values }) => {
    const id = person?.id ?? `new:${values.emailFolded}`;
    const node = {
      id,
      name: values.name || values.email,
      email: values.emailFolded,
      row,
      managerId: person?.managerId ?? null,
    };
    add(node, person ? [person.emailFolded, values.emailFolded] : [values.emailFolded], values.number);
    return null;
  });
  const find = (typed: string): Node | null => {
    const { email, number } = readReference(typed, before.toAsciiDomain);
    return (email ? byEmail.get(email) : byNumber.get(number)) ?? null;
  };
  yield* inSteps(rows, (row) => {
    const node = nodes.get(row.person?.id ?? `new:${row.values.emailFolded}`);
    if (node && row.managerTyped !== undefined) node.managerId = managerOf(node, row, find, problems);
    return null;
  });
  problems.push(...loopProblems([...nodes.values()], nodes));
  yield;
  return new Map(yield* inSteps(rows, (row): [number, ManagerLink] => [row.row, linkOf(row, nodes)]));
}

function managerOf(
  node: Node,
  row: EmployeeRow,
  find: (typed: string) => Node | null,
  problems: RowProblem[],
): string | null {
  const typed = (row.managerTyped ?? '').trim();
  if (typed === '') return null;
  const manager = find(typed);
  if (manager && manager.id !== node.id) return manager.id;
  const several = typed.split(/[;,|\n]|\s+(?=\S+@)/u).filter((part) => find(part) !== null);
  const problem = manager ? 'manager-self' : several.length > 1 ? 'manager-two' : 'manager-unknown';
  problems.push(rowProblem(row.row, 'manager', problem, { manager: shownAddress(typed) }));
  return null;
}

function loopProblems(all: readonly Node[], nodes: ReadonlyMap<string, Node>): RowProblem[] {
  return findLoops(all).flatMap((loop) => {
    const members = loop.flatMap((id) => nodes.get(id) ?? []);
    const inFile = members.filter((node) => node.row !== null).sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    const first = inFile[0];
    if (!first || first.row === null) return [];
    const start = members.indexOf(first);
    const chain = [...members.slice(start), ...members.slice(0, start), first].map((node) => node.name);
    const shown = chain.length > 12 ? [...chain.slice(0, 10), '…', first.name] : chain;
    return [rowProblem(first.row, 'manager', 'manager-loop', { chain: shown.join(' > ') })];
  });
}

function linkOf(row: EmployeeRow, nodes: ReadonlyMap<string, Node>): ManagerLink {
  const node = nodes.get(row.person?.id ?? `new:${row.values.emailFolded}`);
  const manager = node?.managerId ? (nodes.get(node.managerId) ?? null) : null;
  return { manager: manager?.email ?? null, isChanged: (row.person?.managerId ?? null) !== (manager?.id ?? null) };
}

function nodeOf(person: KnownPerson): Node {
  return { id: person.id, name: person.name, email: person.emailFolded, row: null, managerId: person.managerId };
}
