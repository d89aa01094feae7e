import { Controller, Post, Redirect, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Access } from '../web/access.js';
import { sessionCookieName } from '../web/cookies.js';
import { paths } from '../web/paths.js';
import { Me, setCookie, setHeader, type SignedIn } from '../web/visitor.js';
import { Sessions } from './sessions.js';

@Controller()
@Access('signed-in')
export class SignOutController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  @Post(paths.signOut())
  @Redirect('/', 303)
  async signOut(@Me() me: SignedIn, @Req() request: FastifyRequest): Promise<{ url: string }> {
    await this.sessions.end(me.sessionHash);
    setCookie(request, { name: sessionCookieName(this.config), value: '', maxAgeSeconds: 0 });
    setHeader(request, 'clear-site-data', '"cache", "storage"');
    return { url: paths.signIn() };
  }
}
