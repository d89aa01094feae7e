import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.js';
import { maskedForLog } from './domain/log-masking.js';

/** One line of JSON per event; cookies, secrets, addresses never get in. */
export function makeLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: ['*.cookie', '*.authorization', '*.password', '*.smtpUrl'],
    serializers: { error: whatHappened },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A failed statement carries its parameters, which may be anybody's words: only name, message and stack are kept. */
function whatHappened(error: unknown): object {
  return error instanceof Error
    ? { name: error.name, message: maskedForLog(error.message), stack: maskedForLog(error.stack ?? '') }
    : { message: maskedForLog(String(error)) };
}

/** Nest's own messages through the same log, quieter. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(maskedForLog(String(message)));
  }

  error(message: unknown, stack?: unknown): void {
    this.logger.error(
      { stack: typeof stack === 'string' ? maskedForLog(stack) : undefined },
      maskedForLog(String(message)),
    );
  }

  warn(message: unknown): void {
    this.logger.warn(maskedForLog(String(message)));
  }
}
