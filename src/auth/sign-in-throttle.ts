import { createHash } from 'node:crypto';
import { HttpException, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const quarterHour = 15 * 60;

/** Holds back whoever asks for sign-in mails again and again, by address and by network. */
@Injectable()
export class SignInThrottle {
  private readonly byAddress = new RateLimiterMemory({ points: 5, duration: quarterHour });
  private readonly byNetwork = new RateLimiterMemory({ points: 300, duration: quarterHour });

  /** Answers 429 when a network asks too often, whatever address it asks for. */
  async countNetwork(ip: string): Promise<void> {
    if (!(await isFree(this.byNetwork, networkOf(ip)))) throw new HttpException('too many', 429);
  }

  /** False when this address was asked for too often: nothing is sent, and nobody is told. */
  async mayMail(foldedAddress: string): Promise<boolean> {
    return isFree(this.byAddress, createHash('sha256').update(foldedAddress).digest('base64'));
  }
}

async function isFree(limiter: RateLimiterMemory, key: string): Promise<boolean> {
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
