import { Injectable } from '@nestjs/common';

const untilAnsweredMs = 1_000;

/** The wish to leave the demo: files are deleted by the process that holds them, once its house is closed. */
@Injectable()
export class DemoErasure {
  private fulfil: () => void;

  /** Settles once somebody has asked for it and has been answered. */
  readonly asked = new Promise<void>((resolve) => {
    this.fulfil = resolve;
  });

  ask(): void {
    setTimeout(this.fulfil, untilAnsweredMs).unref();
  }
}
