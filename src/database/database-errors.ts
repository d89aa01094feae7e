interface DriverError {
  readonly code?: string;
  readonly driverError?: { readonly code?: string };
}

function codeOf(error: unknown): string {
  const { code, driverError } = error as DriverError;
  return driverError?.code ?? code ?? '';
}

/** Another process holds the lock of the SQLite file. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** A unique or primary key was already taken, on either database. */
export function isDuplicate(error: unknown): boolean {
  return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error));
}

/** The disk is full: nothing was stored, and it may work again later. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', '53100'].includes(codeOf(error));
}

/** A letter that PostgreSQL cannot hold was looked for or written, above all the zero byte: no page of ours sends one. */
export function isUnstorable(error: unknown): boolean {
  return ['22021', '22P05'].includes(codeOf(error));
}

/** PostgreSQL: a lock was not to be had in the time that was given for it. */
export function isLockedOut(error: unknown): boolean {
  return codeOf(error) === '55P03';
}

/** PostgreSQL: this is for the server's administrators, or for whom they allow it. */
export function isNotPermitted(error: unknown): boolean {
  return codeOf(error) === '42501';
}
