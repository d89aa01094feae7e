import { Global, Module } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { BouncesController } from './bounces/bounces.controller.js';
import { Bounces } from './bounces/bounces.js';
import { DevMailboxController } from './dev-mailbox.controller.js';
import { KeptMails } from './kept-mails.js';
import { MailComposers } from './mail-composers.js';
import { MailRenderer } from './mail-renderer.js';
import { MailSender } from './mail-sender.js';
import { MailServer } from './mail-server.js';
import { MailTransport } from './mail-transport.js';
import { Outbox } from './outbox.js';
import { OutboxRows } from './outbox-rows.js';
import { OutboxWorker } from './outbox.worker.js';
import { PausedDomains } from './paused-domains.js';
import { SmtpTransport } from './smtp-transport.js';

const transport = {
  provide: MailTransport,
  inject: [Config, MailServer, Clock],
  useFactory: (config: Config, server: MailServer, clock: Clock): MailTransport =>
    config.demo ? new KeptMails(config, server, clock) : new SmtpTransport(server),
};

@Global()
@Module({
  controllers: [DevMailboxController, BouncesController],
  providers: [
    MailComposers,
    Outbox,
    MailServer,
    MailRenderer,
    OutboxRows,
    PausedDomains,
    Bounces,
    MailSender,
    OutboxWorker,
    transport,
  ],
  exports: [MailComposers, Outbox, MailServer, MailRenderer, OutboxWorker, MailTransport],
})
export class MailModule {}
