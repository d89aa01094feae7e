import { Body, Controller, Get, Header, Param, Post, Redirect, Render, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormRejected, NotFound } from '../../domain/errors.js';
import type { Texts } from '../../i18n/texts.js';
import { Organisation } from '../../settings/organisation.js';
import { Access } from '../../web/access.js';
import { brandVersion } from '../../web/brand.js';
import { fileHeaders } from '../../web/downloads.js';
import { typed } from '../../web/forms.js';
import { Lang, textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { Me, type SignedIn } from '../../web/visitor.js';
import { presentBrand } from './brand.presenter.js';
import { brandSheet } from './brand-sheet.js';
import { Brands } from './brands.js';

const forEver = 'public, max-age=31536000, immutable';

@Controller()
@Access('administrator')
export class BrandController {
  constructor(
    private readonly organisation: Organisation,
    private readonly brands: Brands,
  ) {}

  @Get(paths.brandSettings())
  @Render('operations/brand/brand-form')
  form(@Lang() texts: Texts): object {
    return presentBrand(this.organisation.current(), this.organisation.current(), texts);
  }

  @Post(paths.brandSettings())
  @Redirect(paths.brandSettings(), 303)
  @ShowAgain('operations/brand/brand-form', 'formAgain')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    await this.brands.change(body, me.id);
  }

  formAgain(request: FastifyRequest, { problems }: FormRejected): object {
    const { accent = '', accentDark = '' } = typed(request.body);
    const texts = textsOf(request);
    const shown = presentProblems(problems, texts);
    return presentBrand({ accent, accentDark }, this.organisation.current(), texts, shown);
  }
}

/** What pages of everybody load; the address changes with what is behind it. */
@Controller()
@Access('everyone')
export class BrandFilesController {
  constructor(
    private readonly organisation: Organisation,
    private readonly brands: Brands,
  ) {}

  @Get(paths.brandSheet(':version'))
  @Header('cache-control', forEver)
  sheet(@Param('version') version: string): StreamableFile {
    const { accent: light, accentDark: dark } = this.organisation.current();
    if (light === '' || version !== brandVersion(this.organisation.current())) throw new NotFound();
    return new StreamableFile(Buffer.from(brandSheet({ light, dark })), { type: 'text/css; charset=utf-8' });
  }

  @Get(paths.brandLogo(':version'))
  @Header('cache-control', forEver)
  @Header('content-security-policy', fileHeaders['content-security-policy'])
  async logo(@Param('version') version: string): Promise<StreamableFile> {
    const logo = version === this.organisation.current().logoVersion ? await this.brands.logo() : null;
    if (!logo) throw new NotFound();
    return new StreamableFile(logo.contents, { type: logo.type, length: logo.contents.length });
  }
}
