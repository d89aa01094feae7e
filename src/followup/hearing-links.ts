import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { AppKeys } from '../sealing/app-keys.js';
import { isGenuine, linkToken, publicIdOf } from '../sealing/link-token.js';
import { LinkUnknown } from '../surveys/open-visit.js';
import { paths } from '../web/paths.js';
import { HearingConsentEntity } from './hearing-consent.entity.js';

const purpose = 'hearing';

/** The link in a message to customers, by which they stop hearing from us: derived, never stored. */
@Injectable()
export class HearingLinks {
  private readonly secret: Buffer;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    keys: AppKeys,
  ) {
    this.secret = keys.mac('hearing links');
  }

  urlFor({ id }: Pick<HearingConsentEntity, 'id'>): string {
    return this.config.appUrl + paths.hearing(linkToken(this.secret, subjectOf(id)));
  }

  /** The same answer whatever is wrong with a link. */
  async consentBehind(token: string): Promise<HearingConsentEntity> {
    const id = publicIdOf(token);
    const consent = id === null ? null : await this.database.of(HearingConsentEntity).findOneBy({ id });
    if (!consent || !isGenuine(token, this.secret, subjectOf(consent.id))) throw new LinkUnknown();
    return consent;
  }
}

function subjectOf(publicId: string) {
  return { cycleId: purpose, publicId, generation: 1 };
}
