/** A row of an archive as text; null stands for nothing stored. */
export type ArchivedRow = Readonly<Record<string, string | null>>;

/** Makes, reads and restores complete copies of a database while it is in use. */
export interface Archive {
  /** Ending of an archive's file name. */
  readonly ending: string;
  /** A complete copy, as of one moment, in a new file. */
  make(file: string): Promise<void>;
  /** Reads the whole archive; throws ArchiveBroken when any of it cannot be read. */
  check(file: string): Promise<void>;
  /** The rows of one table in an archive, one by one. */
  rows(file: string, table: string, columns: readonly string[]): AsyncIterable<ArchivedRow>;
  /** Whether there is nothing yet where an archive would be restored to. */
  isPlaceFree(): Promise<boolean>;
  /** Fills the free place, wholly or not at all. */
  restore(file: string): Promise<void>;
}
