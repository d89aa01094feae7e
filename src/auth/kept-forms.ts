import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../config/clock.js';
import { AppKeys } from '../sealing/app-keys.js';
import { isUploadedFile } from '../web/multipart.js';
import { ownPath } from '../web/own-path.js';

/** A form that was sent when the session had ended: where it went and what was typed. */
export interface KeptForm {
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export type Keeping =
  | { readonly outcome: 'kept'; readonly text: string }
  /** Nothing was typed, a file cannot be kept, or it is more than a page can carry. */
  | { readonly outcome: 'nothing' | 'file' | 'too-long' };

/** In letters: with the growth by base64 well below the megabyte that a form may have. */
const longest = 500_000;
const hours = 24;

/**
 * Packs a form into one text that the sign-in page carries in a hidden field, so that nothing is lost and nothing is
 * stored. Only texts packed here open again: nobody else can make a page of ours send a form of theirs.
 */
@Injectable()
export class KeptForms {
  constructor(
    private readonly keys: AppKeys,
    private readonly clock: Clock,
  ) {}

  keep(request: FastifyRequest): Keeping {
    const { _csrf, ...body } = (request.body ?? {}) as Record<string, unknown>;
    const entries = Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
    if (entries.some(([, value]) => isUploadedFile(value) && value.contents.length > 0)) return { outcome: 'file' };
    const fields = entries.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
    if (fields.length === 0) return { outcome: 'nothing' };
    const until = this.clock.now().getTime() + hours * 3600_000;
    const text = JSON.stringify({ until, path: request.url, fields });
    if (text.length > longest || ownPath(request.url) !== request.url) return { outcome: 'too-long' };
    const packed = Buffer.from(text).toString('base64url');
    return { outcome: 'kept', text: `${packed}.${this.mark(packed)}` };
  }

  /** The form inside; null for a text that was not packed here, was changed, or is older than a day. */
  open(text: string): KeptForm | null {
    const [packed = '', mark = '', ...more] = text.split('.');
    const expected = Buffer.from(this.mark(packed));
    const given = Buffer.from(mark);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const { until, path, fields } = JSON.parse(Buffer.from(packed, 'base64url').toString()) as KeptForm & {
      until: number;
    };
    return until > this.clock.now().getTime() ? { path: ownPath(path), fields } : null;
  }

  private mark(packed: string): string {
    return this.keys.mac('kept form', packed).toString('base64url');
  }
}
