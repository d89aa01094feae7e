import { BadRequestException } from '@nestjs/common';
import { groupFilters, type GroupFilter } from '../domain/shown-group.js';

/** What a leader asks of the overview; '' is the latest cycle. */
export interface OverviewQuery {
  readonly cycle: string;
  readonly by: GroupFilter;
  readonly show: 'score' | 'change';
  readonly units: readonly string[];
  /** Of the units on the screen, from 1. */
  readonly page: number;
}

const known = ['cycle', 'by', 'show', 'unit', 'page', 'lang'];
const longest = 400;

/** There is no other filter: an unknown one, or a value we did not offer, is refused (I59). */
export function readOverviewQuery(query: Readonly<Record<string, unknown>>): OverviewQuery {
  if (Object.keys(query).some((name) => !known.includes(name))) throw new BadRequestException();
  const by = one(query.by) || 'others';
  const show = one(query.show) || 'score';
  if (!isFilter(by) || (show !== 'score' && show !== 'change')) throw new BadRequestException();
  return { cycle: one(query.cycle), by, show, units: many(query.unit), page: pageNumber(one(query.page)) };
}

export function isFilter(by: string): by is GroupFilter {
  return groupFilters.some((filter) => filter === by);
}

/** The same question as an address, without what is usual anyway. */
export function queryText({ cycle, by, show, units }: OverviewQuery): string {
  const pairs = [
    ...(cycle ? [['cycle', cycle]] : []),
    ...(by === 'others' ? [] : [['by', by]]),
    ...(show === 'score' ? [] : [['show', show]]),
    ...units.map((unit) => ['unit', unit]),
  ];
  return new URLSearchParams(pairs).toString();
}

function pageNumber(text: string): number {
  if (text !== '' && !/^[1-9]\d{0,4}$/.test(text)) throw new BadRequestException();
  return Number(text || '1');
}

function one(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string' || value.length > longest) throw new BadRequestException();
  return value;
}

function many(value: unknown): string[] {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (values.length > longest) throw new BadRequestException();
  return values.map(one).filter((unit) => unit !== '');
}
