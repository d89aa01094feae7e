/** Where the cells of leaf pages begin in a SQLite file (fileformat2.html, 1.6): in the order of pages, then of keys. */
export function leafCells(file: Buffer): number[] {
  const size = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16);
  const starts: number[] = [];
  for (let page = 0; page * size < file.length; page++) {
    const header = page * size + (page === 0 ? 100 : 0);
    const kind = file.readUInt8(header);
    // 10: leaf of an index or of a table without rowid; 13: leaf of a table with rowid.
    if (kind !== 10 && kind !== 13) continue;
    const cells = file.readUInt16BE(header + 3);
    for (let cell = 0; cell < cells; cell++) starts.push(page * size + file.readUInt16BE(header + 8 + cell * 2));
  }
  return starts;
}
