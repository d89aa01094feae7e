import { HttpException, Injectable } from '@nestjs/common';
import { networkOf } from '../../auth/sign-in-throttle.js';
import { ThrottleCounts } from '../../auth/throttle-counts.js';

const limit = { purpose: 'printed code', points: 60, seconds: 15 * 60 } as const;

/** Holds back whoever tries codes: sixty in a quarter of an hour from one network, right ones among them. */
@Injectable()
export class CodeThrottle {
  constructor(private readonly counts: ThrottleCounts) {}

  async count(ip: string): Promise<void> {
    if (!(await this.counts.take(limit, networkOf(ip)))) throw new HttpException('too many', 429);
  }
}
