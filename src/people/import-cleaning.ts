import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ImportFiles } from './import-files.service.js';

const hourMs = 60 * 60_000;

/** Files of imports are forgotten after a day, also when nobody brings another one. */
@Injectable()
export class ImportCleaning {
  private readonly log = new Logger(ImportCleaning.name);

  constructor(private readonly files: ImportFiles) {}

  @Interval(hourMs)
  beat(): void {
    this.files.forgetOld().catch((error: unknown) => this.log.error(`Forgetting old imports failed: ${String(error)}`));
  }
}
