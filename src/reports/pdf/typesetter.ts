import type { ReportDocument } from './document.presenter.js';

/** Makes a PDF of a report. Throws AnsweredWith 503 when so many wait that another would wait too long. */
export abstract class Typesetter {
  abstract pdf(document: ReportDocument): Promise<Buffer>;
}
