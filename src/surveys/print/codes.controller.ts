import { Body, Controller, Get, Post, Redirect, Render, Req } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected } from '../../domain/errors.js';
import { readPrintedCode } from '../../domain/printed-code.js';
import { Access } from '../../web/access.js';
import { readForm, typed } from '../../web/forms.js';
import { textsOf } from '../../web/lang.js';
import { paths } from '../../web/paths.js';
import { messageFor, presentProblems } from '../../web/problems.js';
import { ShowAgain } from '../../web/show-again.js';
import { WritesItself } from '../../web/write-requests.interceptor.js';
import { CodeThrottle } from './code-throttle.js';
import { PrintedCodes } from './printed-codes.js';

/** What a code looks like; made up. */
const sample = '7K2M-94TX-QH3D';

class CodeForm {
  @MaxLength(100, { message: 'print.code.invalid', context: { sample } })
  @IsString({ message: 'print.code.invalid', context: { sample } })
  code: string;
}

/** The short address on the sheet: whoever has no mail types the printed code here. */
@Access('everyone')
@Controller()
export class CodesController {
  constructor(
    private readonly codes: PrintedCodes,
    private readonly throttle: CodeThrottle,
  ) {}

  @Get(paths.code())
  @Render('surveys/code-form')
  form(): object {
    return { value: '', error: '', errors: [] };
  }

  @Post(paths.code())
  @WritesItself()
  @Redirect('/', 303)
  @ShowAgain('surveys/code-form', 'again')
  async open(@Body() body: unknown, @Req() http: FastifyRequest): Promise<{ url: string }> {
    const code = readPrintedCode(readForm(CodeForm, body).code);
    if (code === null) throw new FormRejected([fieldProblem('code', 'print.code.invalid', { sample })]);
    await this.throttle.count(http.ip);
    const token = await this.codes.tokenOf(code);
    if (token === null) throw new FormRejected([fieldProblem('code', 'print.code.unknown')]);
    return { url: paths.printedList(token) + http.page.langQuery };
  }

  again(http: FastifyRequest, rejected: FormRejected): object {
    const errors = presentProblems(rejected.problems, textsOf(http));
    return { value: (typed(http.body).code ?? '').slice(0, 100), error: messageFor('code', errors), errors };
  }
}
