import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { cleanLine } from '../domain/text-cleaning.js';
import type { UploadedFile } from '../web/multipart.js';
import { AssessmentAgreementEntity } from './assessment-answer.entity.js';
import { AssessmentFileEntity } from './assessment-file.entity.js';
import { fileKindOf, takenEndings } from './file-kinds.js';
import type { OpenedRound } from './rounds.js';
import { Rounds } from './rounds.js';

const megabyte = 1024 * 1024;
export const mostMegabytes = 5;

/** Files that show an answer: stored with it, handed out as attachments only. Deeds belong inside a write. */
@Injectable()
export class ProofFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rounds: Rounds,
  ) {}

  /** Takes the place of the file that was there. */
  async keep(roundId: string, personId: string, question: number, file: UploadedFile): Promise<void> {
    await this.rounds.hold(roundId, 'answering');
    const { name, ending } = this.read(file);
    await this.remove(roundId, personId, question);
    await this.database.of(AssessmentFileEntity).insert({
      id: randomId(),
      roundId,
      personId,
      question,
      fileName: name,
      ending,
      contents: file.contents,
      size: file.contents.length,
      addedAt: this.clock.now(),
    });
  }

  async remove(roundId: string, personId: string, question: number): Promise<void> {
    await this.rounds.hold(roundId, 'answering');
    await this.database.of(AssessmentFileEntity).delete({ roundId, personId, question });
  }

  /** One's own at any time; those of others once answers are shown: to those who took part, else with the agreed answer. */
  async open(
    fileId: string,
    { round, participants, isInside }: OpenedRound,
    readerId: string,
  ): Promise<AssessmentFileEntity> {
    const file = isIdLike(fileId)
      ? await this.database.of(AssessmentFileEntity).findOneBy({ id: fileId, roundId: round.id })
      : null;
    if (!file) throw new NotFound();
    if (file.personId === readerId) return file;
    const isSent = participants.some(({ personId, sentAt }) => personId === file.personId && sentAt !== null);
    if (round.state === 'answering' || !isSent) throw new NotFound();
    const agreed = { roundId: round.id, question: file.question };
    if (!isInside && !(await this.database.of(AssessmentAgreementEntity).existsBy(agreed))) throw new NotFound();
    return file;
  }

  private read({ fileName, contents }: UploadedFile): { name: string; ending: string } {
    const refuse = (key: string, params = {}) => new FormRejected([fieldProblem('file', key, params)]);
    if (contents.length === 0) throw refuse('assessment.error.file-missing');
    if (contents.length > mostMegabytes * megabyte) {
      const size = Math.ceil(contents.length / megabyte);
      throw refuse('assessment.error.file-large', { size, maximum: mostMegabytes });
    }
    const ending = fileKindOf(fileName, contents);
    if (!ending) throw refuse('assessment.error.file-kind', { kinds: takenEndings.join(' ') });
    return { name: cleanLine(fileName.slice(0, fileName.lastIndexOf('.'))).slice(0, 120) || ending, ending };
  }
}
