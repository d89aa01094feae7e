import { Injectable } from '@nestjs/common';
import type { MailComposer } from './mail-message.js';

/** Who makes which mail: rooms above register themselves when they start. */
@Injectable()
export class MailComposers {
  private readonly byKind = new Map<string, MailComposer>();

  register(composer: MailComposer): void {
    for (const kind of composer.kinds) this.byKind.set(kind, composer);
  }

  for(kind: string): MailComposer {
    const composer = this.byKind.get(kind);
    if (!composer) throw new Error(`Nobody makes mails of the kind ${kind}`);
    return composer;
  }
}
