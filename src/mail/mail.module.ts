import { Global, Module } from '@nestjs/common';
import { MailComposers } from './mail-composers.js';
import { Outbox } from './outbox.js';

@Global()
@Module({ providers: [MailComposers, Outbox], exports: [MailComposers, Outbox] })
export class MailModule {}
