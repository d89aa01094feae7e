import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.js';

/** One line of JSON per event; cookies and secrets never get in. */
export function makeLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    redact: ['*.cookie', '*.authorization', '*.password', '*.smtpUrl'],
    serializers: { error: whatHappened },
  });
}

/** A failed statement carries its parameters, which may be anybody's words: only name, message and stack are kept. */
function whatHappened(error: unknown): object {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };
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
