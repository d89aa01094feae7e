import { HttpException, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ThrottleCounts, type ThrottleLimit } from './throttle-counts.js';

const quarterHour = 15 * 60;
const networkPoints = 300;

/** Holds back whoever asks for sign-in mails again and again, by address and by network, on all instances together. */
@Injectable()
export class SignInThrottle {
  protected readonly purpose: string = 'sign-in';
  /** A flood is stopped here, before it costs a write. */
  private readonly flood = new RateLimiterMemory({ points: networkPoints, duration: quarterHour });

  constructor(private readonly counts: ThrottleCounts) {}

  /** Answers 429 when a network asks too often, whatever address it asks for. */
  async countNetwork(ip: string): Promise<void> {
    const network = networkOf(ip);
    const isFree = (await isUnder(this.flood, network)) && (await this.counts.take(this.limit('network'), network));
    if (!isFree) throw new HttpException('too many', 429);
  }

  /** False when this address was asked for too often: nothing is sent, and nobody is told. */
  async mayMail(foldedAddress: string): Promise<boolean> {
    return this.counts.take(this.limit('address'), foldedAddress);
  }

  private limit(of: 'network' | 'address'): ThrottleLimit {
    return { purpose: `${this.purpose} ${of}`, points: of === 'network' ? networkPoints : 5, seconds: quarterHour };
  }
}

async function isUnder(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}

/** The /24 of an IPv4 address, the /64 of an IPv6 one: changing the last part of one's address gains nothing. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(ip)?.[1];
  if (v4) return v4;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':').toLowerCase();
}
