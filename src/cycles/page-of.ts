export const rowsPerPage = 50;

export interface PageNumbers {
  readonly isNeeded: boolean;
  readonly number: number;
  readonly total: number;
  readonly skip: number;
  readonly previousHref: string;
  readonly nextHref: string;
}

/** Which fifty of so many rows, from a page number as it stands in an address. */
export function pageOf(typed: unknown, rows: number, hrefOf: (page: number) => string): PageNumbers {
  const total = Math.max(1, Math.ceil(rows / rowsPerPage));
  const wanted = typeof typed === 'string' && /^\d{1,6}$/.test(typed) ? Number(typed) : 1;
  const number = Math.min(Math.max(1, wanted), total);
  return {
    isNeeded: total > 1,
    number,
    total,
    skip: (number - 1) * rowsPerPage,
    previousHref: number > 1 ? hrefOf(number - 1) : '',
    nextHref: number < total ? hrefOf(number + 1) : '',
  };
}

export function textOf(query: unknown): string {
  return typeof query === 'string' ? query.slice(0, 200) : '';
}
