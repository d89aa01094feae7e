import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Organisation } from '../settings/organisation.js';
import { AnsweredWith, SentTo } from '../web/answered-with.js';
import { textsOf } from '../web/lang.js';
import { ownPath } from '../web/own-path.js';
import { paths } from '../web/paths.js';
import { isFromOwnOrigin } from '../web/same-origin.js';
import { KeptForms } from './kept-forms.js';
import { presentSignIn } from './sign-in.presenter.js';

/** What somebody who is not signed in is answered: the sign-in page, which leads back and carries what was typed. */
@Injectable()
export class WayIn {
  constructor(
    private readonly kept: KeptForms,
    private readonly organisation: Organisation,
    private readonly config: Config,
  ) {}

  for(request: FastifyRequest): Error {
    if (this.config.demo) return new SentTo(paths.demo());
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return signIn(ownPath(request.url));
    const next = this.formPage(request);
    const keeping = this.kept.keep(request);
    if (keeping.outcome === 'nothing') return signIn(next);
    // A form that another site made us receive is not carried on: its sender typed nothing here.
    const isOwn = isFromOwnOrigin(request, this.config.appUrl);
    const page = presentSignIn({
      next,
      isNew: this.organisation.current().setUpStep === 'you',
      notice: isOwn ? textsOf(request).t(`auth.kept.${keeping.outcome}`) : '',
      kept: isOwn && keeping.outcome === 'kept' ? keeping.text : '',
    });
    // No redirect: a script that saves in the background must not take the sign-in page for an answer to its form.
    return new AnsweredWith(401, 'auth/sign-in-form', page);
  }

  /** The page whose form was sent. */
  private formPage(request: FastifyRequest): string {
    const { referer = '' } = request.headers;
    return referer.startsWith(`${this.config.appUrl}/`) ? ownPath(referer.slice(this.config.appUrl.length)) : '/';
  }
}

function signIn(next: string): SentTo {
  return new SentTo(`${paths.signIn()}?next=${encodeURIComponent(next)}`);
}
