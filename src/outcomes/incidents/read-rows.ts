import { pipeline } from 'node:stream/promises';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { MAX_ROW_BYTES, refuseFile } from './incident-file.rules';
import type { IncidentRow } from './incident-row.rules';
import { IncidentTable } from './incident-table.rules';

/** Streams the rows of an incident log (RFC 4180, LF or CRLF, optional byte order mark, blank lines skipped) in file order, each with the line on which it begins. */
export async function readRows(
  chunks: AsyncIterable<Buffer>,
  totalBytes: number,
  onRow: (row: IncidentRow, line: number) => void,
): Promise<void> {
  const table = new IncidentTable();
  let nextLine = 1;
  let blankLines = 0;
  let lastByte: number | undefined;
  const beginning = (info: { readonly empty_lines: number }): number => nextLine + info.empty_lines - blankLines;
  const parser = parse({
    bom: true,
    record_delimiter: ['\n', '\r\n'],
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    // Answering null keeps rows out of the stream's queue: they are taken here, in order, and nothing piles up.
    on_record: (cells: string[], info: InfoRecord): null => {
      const line = beginning(info);
      blankLines = info.empty_lines;
      nextLine = line + 1 + lineBreaksIn(cells);
      const ending = info.bytes < totalBytes ? 'more' : lastByte === 0x0a ? 'end of file' : 'unended line';
      const row = table.take(cells, line, ending);
      if (row !== null) onRow(row, line);
      return null;
    },
  });
  parser.resume();
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      lastByte = chunk[chunk.length - 1];
      yield chunk;
    }
  };
  try {
    await pipeline(watched, parser);
  } catch (error) {
    if (error instanceof CsvError) refuseBroken(error, beginning(parser.info));
    throw error;
  }
}

// The parser counts a CRLF inside quotes twice, so lines are counted here: a line is what ends in a line feed.
function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
}

function refuseBroken(error: CsvError, line: number): never {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    refuseFile('cut row', `The file ends inside a quoted cell of the row that begins on line ${line}.`, { line });
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    refuseFile('row too long', `The row that begins on line ${line} is over 1 MB; is a quote left open?`, { line });
  }
  return refuseFile('broken quotes', `The row that begins on line ${line} has a quote in a wrong place.`, { line });
}
