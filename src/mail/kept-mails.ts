import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import type { MailServer } from './mail-server.js';
import { MailTransport } from './mail-transport.js';
import { mimeFields } from './mime-fields.js';
import type { Delivery, OutgoingMail } from './outgoing-mail.js';

/** A mail of the demo as the mailbox page shows it. */
export interface KeptMail extends OutgoingMail {
  readonly id: string;
  readonly keptAt: string;
}

/** The demo's way out: every mail becomes a file in the data folder; no connection is ever opened. */
export class KeptMails extends MailTransport {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly mailServer: MailServer,
    private readonly clock: Clock,
  ) {
    super();
    this.folder = join(config.dataDir, 'mails');
  }

  override isReady(): boolean {
    return true;
  }

  override async send(mail: OutgoingMail): Promise<Delivery> {
    const from = this.mailServer.sender() ?? { name: 'Roundview', address: 'roundview@localhost' };
    const writer = createTransport({ streamTransport: true, buffer: true });
    const { message } = (await writer.sendMail(mimeFields(mail, from))) as { message: unknown };
    const id = mail.messageId.slice(1, 65);
    const kept: KeptMail = { ...mail, id, keptAt: this.clock.now().toISOString() };
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.folder, `${id}.eml`), message as Buffer);
    writeFileSync(join(this.folder, `${id}.json`), JSON.stringify(kept));
    return { outcome: 'sent', answer: 'kept', mayHaveArrived: false, blocked: null };
  }

  /** Newest first. */
  list(): KeptMail[] {
    const files = this.files().filter((name) => name.endsWith('.json'));
    const mails = files.map((name) => JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as KeptMail);
    return mails.sort((one, other) => other.keptAt.localeCompare(one.keptAt) || one.id.localeCompare(other.id));
  }

  byId(id: string): KeptMail | null {
    // The name is looked up in the listing, never used as a path.
    return this.files().includes(`${id}.json`) ? (this.list().find((mail) => mail.id === id) ?? null) : null;
  }

  private files(): string[] {
    try {
      return readdirSync(this.folder);
    } catch {
      return [];
    }
  }
}
