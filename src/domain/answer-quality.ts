/** No variance over so many statements, or so long a run of equal answers, counts as straight-lining (measurement 7). */
const longRun = 8;
const runShare = 0.6;

/** Whether one rater's answers, in the order of the form, look like one stroke of the pen (measurement 7). */
export function isStraightLined(answers: readonly number[]): boolean {
  if (answers.length < longRun) return false;
  return longestRun(answers) >= Math.max(longRun, Math.ceil(runShare * answers.length - 1e-9));
}

/** Whether a rater judged less than half of the statements put to him or her (measurement 7). */
export function isTooLittle(judged: number, put: number): boolean {
  return judged * 2 < put;
}

function longestRun(answers: readonly number[]): number {
  let longest = 0;
  let run = 0;
  answers.forEach((answer, index) => {
    run = index > 0 && answer === answers[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
