import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Clock } from '../../config/clock.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { BackgroundJobEntity } from '../../database/background-job.entity.js';
import { Database } from '../../database/database.js';
import { cycleStates } from '../../domain/cycle-lifecycle.js';
import { mailStates, OutboxMailEntity } from '../../mail/outbox-mail.entity.js';

/** Figures for Prometheus: machine, requests, mails, cycles, jobs. Nothing of people, nothing derived from answers. */
@Injectable()
export class Metrics implements OnModuleInit {
  private readonly registry = new Registry();
  private isWatching = false;
  private readonly requests = new Histogram({
    name: 'roundview_http_request_duration_seconds',
    help: 'Answered requests by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly adapters: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.gauge('roundview_mails', 'Mails by state', ['state'], (gauge) => this.countMails(gauge));
    this.gauge('roundview_oldest_due_mail_seconds', 'How long the oldest due mail has waited', [], (gauge) =>
      this.oldestMail(gauge),
    );
    this.gauge('roundview_cycles', 'Cycles by state, pulses apart', ['state'], (gauge) => this.countCycles(gauge));
    this.gauge('roundview_job_last_done_seconds', 'When a daily job was last done, as a Unix time', ['job'], (gauge) =>
      this.lastDone(gauge),
    );
    // Commands such as sign-in-link open the house without a server.
    const server = this.adapters.httpAdapter as HttpAdapterHost['httpAdapter'] | null;
    server?.getInstance<FastifyInstance>().addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.requests.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1_000);
      done();
    });
  }

  /** The machine is watched from the first question on, not before. */
  async read(): Promise<string> {
    if (!this.isWatching) collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 20 });
    this.isWatching = true;
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, labelNames: string[], read: (gauge: Gauge) => Promise<void>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        return read(this as Gauge);
      },
    });
  }

  private async countMails(gauge: Gauge): Promise<void> {
    for (const state of mailStates) gauge.set({ state }, await this.database.of(OutboxMailEntity).countBy({ state }));
  }

  private async oldestMail(gauge: Gauge): Promise<void> {
    const [oldest] = await this.database
      .of(OutboxMailEntity)
      .find({ select: { id: true, dueAt: true }, where: { state: 'due' }, order: { dueAt: 'ASC' }, take: 1 });
    const waited = oldest ? (this.clock.now().getTime() - oldest.dueAt.getTime()) / 1_000 : 0;
    gauge.set(Math.max(0, waited));
  }

  private async countCycles(gauge: Gauge): Promise<void> {
    for (const state of cycleStates)
      gauge.set({ state }, await this.database.of(CycleEntity).countBy({ state, kind: 'review' }));
  }

  private async lastDone(gauge: Gauge): Promise<void> {
    for (const { name, lastDoneAt } of await this.database.of(BackgroundJobEntity).find())
      gauge.set({ job: name }, (lastDoneAt?.getTime() ?? 0) / 1_000);
  }
}
