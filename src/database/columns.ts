import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';
import { isPostgresUrl } from '../config/database-location.js';

/**
 * Column kinds that mean the same on SQLite and PostgreSQL. TypeORM reads types when an entity file loads,
 * so the database is known from the environment before any configuration is read.
 */
const onPostgres = isPostgresUrl(process.env.DATABASE_URL);

/** An instant in UTC, always written from the application's clock. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: onPostgres ? 'timestamptz' : 'datetime' });

/** A whole day as YYYY-MM-DD, without a time zone of its own. */
export const DayColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'varchar', length: 10 });

export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'simple-json' });

export const BytesColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: onPostgres ? 'bytea' : 'blob' });

export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, type: 'text' });

/** Short codes: states, kinds, keys. */
export const CodeColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ length: 40, ...options, type: 'varchar' });

export const CountColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, type: 'integer' });

export const YesNoColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, type: 'boolean' });

/** A real number: sums and sums of squares. */
export const RealColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: onPostgres ? 'double precision' : 'double' });

/** A random identifier made by randomId(). */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 40 });

/** The identifier of a row elsewhere. */
export const RefColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'varchar', length: 40 });
