import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Turns } from '../config/turns.js';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';
import { OutboxRows } from './outbox-rows.js';

const everyMs = 3_000;
const lanes = 5;
const restMinutes = 1;

/** Empties the outbox: a few mails at a time, each claimed before it is sent. Any number of instances may do so. */
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger(OutboxWorker.name);
  private readonly turns = new Turns(() => this.work());
  private isBusy = false;
  private isStopping = false;
  private restsUntil = new Date(0);
  private wasRefused = false;

  constructor(
    private readonly rows: OutboxRows,
    private readonly sender: MailSender,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  @Interval(everyMs)
  beat(): void {
    if (this.isBusy || this.isStopping) return;
    this.tick().catch((error: unknown) => this.log.error(`The outbox stopped: ${String(error)}`));
  }

  /** There is no mail server, or it took nothing when last tried. */
  get isFailing(): boolean {
    return this.wasRefused || !this.transport.isReady();
  }

  /** Sends everything that is due now; one turn at a time. */
  tick(): Promise<void> {
    return this.turns.take();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.turns.ended();
    this.transport.close();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    try {
      await this.rows.takeUpLost();
      while (this.mayWork) {
        const ids = await this.rows.due();
        if (ids.length === 0) return;
        await Promise.all(Array.from({ length: lanes }, () => this.drain(ids)));
      }
    } finally {
      this.isBusy = false;
    }
  }

  private get mayWork(): boolean {
    return !this.isStopping && this.transport.isReady() && this.clock.now() >= this.restsUntil;
  }

  private async drain(ids: string[]): Promise<void> {
    for (let id = ids.shift(); id !== undefined && this.mayWork; id = ids.shift()) {
      const mail = await this.rows.claim(id);
      if (!mail) continue;
      this.wasRefused = !(await this.sender.send(mail));
      if (this.wasRefused) this.rest();
    }
  }

  /** The server takes nothing: knocking once a minute is enough, and the other mails lose no try. */
  private rest(): void {
    this.restsUntil = new Date(this.clock.now().getTime() + restMinutes * 60_000);
  }
}
