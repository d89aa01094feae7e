import { SetMetadata } from '@nestjs/common';

/**
 * Who may use a route. Default deny: a route without one of these marks is refused, and a test fails.
 * - everyone: no sign-in needed and nothing personal behind it
 * - rater-link: the mailed link in the path proves who it is; the room checks it
 * - mail-server: no person; the secret in the header proves who it is; the room checks it
 * - signed-in: every signed-in employee; the room answers 404 for what is not theirs
 */
export type AccessRule =
  'everyone' | 'rater-link' | 'mail-server' | 'signed-in' | 'administrator' | 'leader' | 'auditor' | 'demo';

export const accessKey = 'roundview:access';

export const Access = (rule: AccessRule): MethodDecorator & ClassDecorator => SetMetadata(accessKey, rule);
