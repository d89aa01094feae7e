import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Header,
  Param,
  Post,
  Redirect,
  Render,
  type StreamableFile,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { pillarOf, questions } from '../domain/assessment.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { attachment, fileHeaders } from '../web/downloads.js';
import { readForm } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { isUploadedFile, type UploadedFile } from '../web/multipart.js';
import { paths } from '../web/paths.js';
import { presentProblems, type ShownProblem } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { presentFileForm } from './answer-form.presenter.js';
import { ProofFiles } from './proof-files.js';
import { NothingForm } from './round.form.js';
import { RoundAnswers } from './round-answers.js';
import { type OpenedRound, Rounds } from './rounds.js';

type Url = { readonly url: string };

/** Files that show an answer. */
@Controller('assessment/:id')
@Access('auditor')
export class ProofFilesController {
  constructor(
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
    private readonly files: ProofFiles,
  ) {}

  @Get('questions/:question/file')
  @Render('assessment/file-form')
  async form(
    @Param('id') id: string,
    @Param('question') question: string,
    @Me() me: SignedIn,
    @Lang() texts: Texts,
  ): Promise<object> {
    return this.present(await this.asked(id, me), questionFrom(question), me, [], texts);
  }

  @Post('questions/:question/file')
  @Redirect('/', 303)
  @ShowAgain('assessment/file-form', 'again')
  async add(
    @Param('id') id: string,
    @Param('question') wanted: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<Url> {
    const question = questionFrom(wanted);
    await this.asked(id, me);
    await this.files.keep(id, me.id, question, readFile(body));
    return { url: `${paths.assessmentPillar(id, pillarOf(question))}#q${question}` };
  }

  @Post('questions/:question/file/removal')
  @Redirect('/', 303)
  async remove(
    @Param('id') id: string,
    @Param('question') wanted: string,
    @Body() body: unknown,
    @Me() me: SignedIn,
  ): Promise<Url> {
    readForm(NothingForm, body);
    const question = questionFrom(wanted);
    await this.asked(id, me);
    await this.files.remove(id, me.id, question);
    return { url: `${paths.assessmentPillar(id, pillarOf(question))}#q${question}` };
  }

  @Get('files/:fileId')
  @Header('content-security-policy', fileHeaders['content-security-policy'])
  @Header('x-content-type-options', 'nosniff')
  async download(
    @Param('id') id: string,
    @Param('fileId') fileId: string,
    @Me() me: SignedIn,
  ): Promise<StreamableFile> {
    const { contents, fileName, ending } = await this.files.open(fileId, await this.rounds.open(id, me), me.id);
    return attachment(contents, fileName, ending);
  }

  async again(request: FastifyRequest, rejected: FormRejected): Promise<object> {
    const texts = textsOf(request);
    const { id, question } = request.params as { id: string; question: string };
    const me = request.signedIn!;
    const errors = presentProblems(rejected.problems, texts);
    return this.present(await this.asked(id, me), questionFrom(question), me, errors, texts);
  }

  private async present(
    opened: OpenedRound,
    question: number,
    me: SignedIn,
    errors: readonly ShownProblem[],
    texts: Texts,
  ) {
    return presentFileForm(question, { opened, me, files: await this.answers.files(opened.round.id) }, errors, texts);
  }

  private async asked(id: string, me: SignedIn): Promise<OpenedRound> {
    const opened = await this.rounds.open(id, me);
    if (!opened.isParticipant) throw new NotFound();
    return opened;
  }
}

export function questionFrom(wanted: string): number {
  const question = questions.find((each) => String(each) === wanted);
  if (question === undefined) throw new NotFound();
  return question;
}

function readFile(body: unknown): UploadedFile {
  const { file, _csrf: _token, ...others } = (body ?? {}) as Record<string, unknown>;
  if (Object.keys(others).length > 0) throw new BadRequestException('unknown field');
  if (isUploadedFile(file)) return file;
  throw new FormRejected([fieldProblem('file', 'assessment.error.file-missing')]);
}
