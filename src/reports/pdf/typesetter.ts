/** What is set: words and figures as data, in one language. */
export interface TypesetDocument {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly [part: string]: unknown;
}

/** The pages we know to set. */
export type Template = 'report' | 'assessment';

/** Makes a PDF. Throws AnsweredWith 503 when so many wait that another would wait too long. */
export abstract class Typesetter {
  abstract pdf(document: TypesetDocument, template?: Template): Promise<Buffer>;
}
