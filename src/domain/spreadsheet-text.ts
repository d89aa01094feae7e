/** What spreadsheets take as the start of a formula, also in full width and behind blanks or line breaks. */
const formulaStart = /^[\s\u200B-\u200F\u2060\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A text for a cell of a file that people open in a spreadsheet: one that could run as a formula is quoted (I17, I40). */
export function spreadsheetText(text: string): string {
  return formulaStart.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
