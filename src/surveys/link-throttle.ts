import { Injectable } from '@nestjs/common';
import { SignInThrottle } from '../auth/sign-in-throttle.js';
import { ThrottleCounts } from '../auth/throttle-counts.js';

/** Holds back whoever asks for links again and again; counted apart from sign-ins, so that one never blocks the other. */
@Injectable()
export class LinkThrottle extends SignInThrottle {
  protected override readonly purpose = 'link-again';

  constructor(counts: ThrottleCounts) {
    super(counts);
  }
}
