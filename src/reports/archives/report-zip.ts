import { ZipFile } from 'yazl';
import { fileName } from '../../web/downloads.js';
import type { ArchivedReport } from './report-archives.service.js';

/** Each person's PDF under that person's name; two of one name are numbered. */
export function zipOf(reports: readonly ArchivedReport[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const taken = new Set<string>();
  for (const { path, subjectName } of reports) {
    const name = freeName(fileName(subjectName), taken);
    taken.add(name.toLowerCase());
    // PDFs are packed inside; packing them again only costs time.
    zip.addFile(path, `${name}.pdf`, { compress: false });
  }
  zip.end();
  return zip.outputStream;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name} ${number}`;
    if (!taken.has(numbered.toLowerCase())) return numbered;
  }
}
