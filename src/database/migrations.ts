import { CreateTables1764000000000 } from './migrations/1764000000000-create-tables.js';

/** The one migration set, oldest first; it serves SQLite and PostgreSQL. */
export const migrations = [CreateTables1764000000000];
