import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { Locale } from '../domain/locale.js';
import { PersonEntity } from '../people/person.entity.js';
import { AppKeys } from '../sealing/app-keys.js';
import { sessionCookieName } from '../web/cookies.js';
import { cookieOf, type SignedIn } from '../web/visitor.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { SessionEntity } from './session.entity.js';
import { hashOfSecret } from './sessions.js';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly role: string | null;
  readonly teamMember: string | null;
}

/** Finds the person behind a request's cookie. */
@Injectable()
export class Visitors {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly keys: AppKeys,
  ) {}

  /** The signed-in active employee, or null: no cookie, a session that ended, a person who left. */
  async behind(request: FastifyRequest): Promise<SignedIn | null> {
    const secret = cookieOf(request, sessionCookieName(this.config)) ?? '';
    if (!/^[\w-]{43}$/.test(secret)) return null;
    const sessionHash = hashOfSecret(secret);
    const rows = await this.find(sessionHash);
    const [first] = rows;
    if (!first) return null;
    return {
      id: first.id,
      name: first.name,
      locale: first.locale,
      roles: rows.flatMap((row) => row.role ?? []),
      isManager: first.teamMember !== null,
      sessionHash,
      csrf: this.csrfToken(sessionHash).toString('base64url'),
    };
  }

  /** Whether a form of this session carries the token that only its own pages know. */
  isFromOwnPage(signedIn: SignedIn, token: unknown): boolean {
    const given = Buffer.from(typeof token === 'string' ? token : '', 'base64url');
    const expected = this.csrfToken(signedIn.sessionHash);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private csrfToken(sessionHash: string): Buffer {
    return this.keys.mac('csrf', sessionHash);
  }

  /** One row for each role, or one without; a single question to the database for every page. */
  private find(sessionHash: string): Promise<Found[]> {
    const sessions = this.database.of(SessionEntity).createQueryBuilder('session');
    const teamMember = sessions
      .subQuery()
      .select('MIN(member.id)')
      .from(PersonEntity, 'member')
      .where(`member.managerId = person.id AND member.status = 'active'`);
    return sessions
      .innerJoin(PersonEntity, 'person', 'person.id = session.personId')
      .leftJoin(RoleGrantEntity, 'roleGrant', 'roleGrant.personId = person.id')
      .select('person.id', 'id')
      .addSelect('person.name', 'name')
      .addSelect('person.locale', 'locale')
      .addSelect('roleGrant.role', 'role')
      .addSelect(teamMember.getQuery(), 'teamMember')
      .where('session.idHash = :sessionHash', { sessionHash })
      .andWhere('session.expiresAt > :now', { now: this.clock.now() })
      .andWhere(`person.kind = 'employee' AND person.status = 'active'`)
      .orderBy('roleGrant.role')
      .getRawMany<Found>();
  }
}
