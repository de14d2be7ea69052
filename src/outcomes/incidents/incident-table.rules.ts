import { refuseFile } from './incident-file.rules';
import { type IncidentRow, type NeededColumn, readHeader, readRow } from './incident-row.rules';
import { isCutDate } from './log-instant.rules';

/** What follows a row: more of the file, nothing, or nothing and not even the end of its own line. */
export type RowEnding = 'more' | 'end of file' | 'unended line';

interface Header {
  readonly width: number;
  readonly lastColumn: string;
  readonly at: Readonly<Record<NeededColumn, number>>;
}

/** Reads the rows of one file by the header that comes first; refuses the file at the first row that does not fit it. */
export class IncidentTable {
  private header: Header | undefined;

  /** Answers null for the header, and the needed cells of every row below it. */
  take(cells: readonly string[], line: number, ending: RowEnding): IncidentRow | null {
    if (this.header === undefined) {
      this.header = headerOf(cells, line);
      return null;
    }
    refuseMisfit(cells, this.header, line, ending);
    return readRow(cells, this.header.at);
  }
}

function headerOf(cells: readonly string[], line: number): Header {
  const reading = readHeader(cells);
  if (reading.kind === 'columns') {
    return { width: cells.length, lastColumn: cells[cells.length - 1] ?? '', at: reading.at };
  }
  const { kind, column } = reading;
  if (kind === 'missing') refuseFile('missing column', `The header has no column "${column}".`, { line, column });
  return refuseFile('repeated column', `The header names the column "${column}" twice.`, { line, column });
}

function refuseMisfit(cells: readonly string[], header: Header, line: number, ending: RowEnding): void {
  const { width, lastColumn } = header;
  // A date that breaks off where the file does is the one cut that leaves the number of columns whole and can still be seen.
  const isCut = lastColumn.trim().endsWith('_at') && isCutDate(cells[cells.length - 1] ?? '');
  if (ending !== 'more' && (cells.length < width || (ending === 'unended line' && isCut))) {
    refuseFile('cut row', `The file ends in the middle of the row that begins on line ${line}.`, { line });
  }
  if (cells.length !== width) {
    const message = `The row that begins on line ${line} has ${cells.length} columns where the header has ${width}.`;
    refuseFile('wrong number of columns', message, { line });
  }
}
