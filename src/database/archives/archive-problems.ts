/** An archive that cannot be read from end to end. */
export class ArchiveBroken extends Error {}

/** A program of PostgreSQL that is not installed where Roundview runs. */
export class ToolMissing extends Error {
  constructor(tool: string) {
    super(
      `${tool} was not found. Install the PostgreSQL client programs (Debian, Ubuntu: postgresql-client) ` +
        'in the version of your server or newer.',
    );
  }
}
