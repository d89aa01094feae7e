import type { LogoType } from '../../settings/logo.entity.js';

/** A picture with its pixels and nothing else. */
export interface CleanImage {
  readonly contents: Buffer;
  readonly type: LogoType;
  readonly width: number;
  readonly height: number;
}
