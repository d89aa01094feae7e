import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.js';

/** One line of JSON per event; cookies and secrets never get in. */
export function makeLogger(level: LogLevel): Logger {
  return pino({ level, base: null, redact: ['*.cookie', '*.authorization', '*.password', '*.smtpUrl'] });
}

/** Nest's own messages through the same log, quieter. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  error(message: unknown, stack?: unknown): void {
    this.logger.error({ stack }, String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
}
