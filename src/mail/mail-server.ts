import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { readSmtpUrl, type SmtpServer } from '../config/smtp-url.js';
import { AppKeys } from '../sealing/app-keys.js';
import { Organisation } from '../settings/organisation.js';
import type { Mailbox } from './outgoing-mail.js';

const sealPurpose = 'smtp url';

/** Which mail server is used and as whom: the environment's SMTP_URL goes before the one typed in the settings. */
@Injectable()
export class MailServer {
  constructor(
    private readonly config: Config,
    private readonly organisation: Organisation,
    private readonly keys: AppKeys,
  ) {}

  get source(): 'environment' | 'settings' | null {
    if (this.config.smtpUrl) return 'environment';
    return this.organisation.current().smtpUrlSealed ? 'settings' : null;
  }

  server(): SmtpServer | null {
    const url = this.url();
    return url === null ? null : readSmtpUrl(url);
  }

  /** Who mails come from; null while nobody has said so. */
  sender(): Mailbox | null {
    const { name, mailFrom, contactEmail } = this.organisation.current();
    const stated = this.config.mailFrom ?? mailFrom ?? contactEmail;
    const [, shownName, address] = /^(.*)<([^<>]+)>\s*$/.exec(stated) ?? [];
    if (address) return { name: shownName?.trim().replace(/^"|"$/g, '') || name, address: address.trim() };
    return stated ? { name, address: stated.trim() } : null;
  }

  /** Tells one server from another without telling its password. */
  fingerprint(): string | null {
    const url = this.url();
    return url === null ? null : this.keys.mac('smtp fingerprint', url).toString('hex').slice(0, 32);
  }

  /** Whether the server used now is the one that took a test mail. */
  isAccepted(): boolean {
    const { mailAcceptedAt, mailAcceptedBy } = this.organisation.current();
    return (
      this.config.demo || (mailAcceptedAt !== null && mailAcceptedBy !== null && mailAcceptedBy === this.fingerprint())
    );
  }

  seal(url: string): string {
    return this.keys.wrap(sealPurpose, Buffer.from(url)).toString('base64');
  }

  private url(): string | null {
    if (this.config.smtpUrl) return this.config.smtpUrl;
    const { smtpUrlSealed } = this.organisation.current();
    if (!smtpUrlSealed) return null;
    try {
      return this.keys.unwrap(sealPurpose, Buffer.from(smtpUrlSealed, 'base64')).toString();
    } catch {
      // Sealed with another APP_SECRET: as good as none until it is typed again.
      return null;
    }
  }
}
