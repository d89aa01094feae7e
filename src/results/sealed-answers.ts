import type { Answers } from '../domain/answers.js';

/** The answers inside an opened envelope; throws when it holds anything else. */
export function readAnswers(plain: Buffer): Answers {
  const { ratings, examples, comments } = JSON.parse(plain.toString()) as Record<string, unknown>;
  if (!isRecordOf('number', ratings) || !isRecordOf('string', examples) || !isRecordOf('string', comments)) {
    throw new Error('The envelope does not hold answers');
  }
  return { ratings, examples, comments } as Answers;
}

function isRecordOf(type: 'number' | 'string', value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === type)
  );
}
