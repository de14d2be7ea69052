import { checkFileBytes } from './check-file-bytes';
import { chunksOf, type OnProgress } from './file-chunks';
import { type FileFacts, type FileRefusal, FileRefused, refuseFile } from './incident-file.rules';
import { readRows } from './read-rows';

/** Checks an incident log as a whole before anything is done with it: the refusal of its first fault, or the facts to read it by. */
export async function checkIncidentFile(path: string, onProgress?: OnProgress): Promise<FileRefusal | FileFacts> {
  try {
    const { bytes, sha256 } = await checkFileBytes(path);
    return { kind: 'facts', path, sha256, bytes, ...(await countRows(path, bytes, onProgress)) };
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}

async function countRows(
  path: string,
  bytes: number,
  onProgress?: OnProgress,
): Promise<Pick<FileFacts, 'rows' | 'incidents'>> {
  const numbers = new Set<string>();
  let rows = 0;
  let rowsWithoutNumber = 0;
  await readRows(chunksOf(path, bytes, onProgress), bytes, ({ number }) => {
    rows += 1;
    if (number === null) rowsWithoutNumber += 1;
    else numbers.add(number);
  });
  if (rows === 0) refuseFile('empty', 'The file holds no row of an incident.');
  return { rows, incidents: numbers.size + rowsWithoutNumber };
}
