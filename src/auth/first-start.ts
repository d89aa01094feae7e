import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { paths } from '../web/paths.js';
import { Roles } from './roles.js';
import { SignInLinks } from './sign-in-links.js';

/** The way in before anybody has one. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly config: Config,
    private readonly roles: Roles,
    private readonly links: SignInLinks,
  ) {}

  /** The address that makes the first administrator, new at every start; null once there is one, and in the demo. */
  async link(): Promise<string | null> {
    if (this.config.demo || (await this.roles.hasAdministrator())) return null;
    return this.config.appUrl + paths.firstRun(await this.links.createFirst());
  }
}
