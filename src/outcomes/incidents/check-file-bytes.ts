import { createHash } from 'node:crypto';
import { access, constants, stat } from 'node:fs/promises';
import { type ByteFault, countLines, findByteFault } from './file-bytes.rules';
import { chunksOf } from './file-chunks';
import { MAX_FILE_BYTES, MAX_ROW_BYTES, refuseFile } from './incident-file.rules';

/** Size and content hash of a file whose bytes are text of the form: UTF-8, no NUL, lines ended by LF or CRLF, within the limits. */
export interface FileBytes {
  readonly bytes: number;
  readonly sha256: string;
}

/** Checks a file's bytes line by line in bounded memory; refuses the file at its first faulty line. */
export async function checkFileBytes(path: string): Promise<FileBytes> {
  const hash = createHash('sha256');
  let pending: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let line = 1;
  for await (const chunk of chunksOf(path, await sizeOf(path))) {
    hash.update(chunk);
    bytes += chunk.length;
    // The size is counted too, because a file can grow after it was measured.
    if (bytes > MAX_FILE_BYTES) refuseSize(bytes);
    const endOfLines = chunk.lastIndexOf(0x0a) + 1;
    const lines = Buffer.concat([pending, chunk.subarray(0, endOfLines)]);
    if (endOfLines > 0) {
      refuseFault(findByteFault(lines), line);
      line += countLines(lines);
    }
    pending = endOfLines > 0 ? chunk.subarray(endOfLines) : Buffer.concat([pending, chunk]);
    if (pending.length > MAX_ROW_BYTES) break;
  }
  refuseFault(findByteFault(pending), line);
  return { bytes, sha256: hash.digest('hex') };
}

async function sizeOf(path: string): Promise<number> {
  const readable = access(path, constants.R_OK).then(() => stat(path));
  const found = await readable.catch((error: NodeJS.ErrnoException) => {
    return refuseFile('not a file', `The file ${path} cannot be read (${error.code ?? error.message}).`);
  });
  if (!found.isFile()) return refuseFile('not a file', `${path} is not a file.`);
  if (found.size === 0) return refuseFile('empty', 'The file is empty.');
  return found.size > MAX_FILE_BYTES ? refuseSize(found.size) : found.size;
}

function refuseSize(bytes: number): never {
  return refuseFile(
    'over 64 MB',
    `The file has at least ${bytes} bytes; the limit is 64 MB (${MAX_FILE_BYTES} bytes).`,
  );
}

function refuseFault(fault: ByteFault | null, firstLine: number): void {
  if (fault === null) return;
  const line = firstLine + fault.lineInBlock;
  const says: Record<ByteFault['reason'], string> = {
    'row too long': `Line ${line} is longer than 1 MB.`,
    'NUL byte': `Line ${line} holds a NUL byte, which no text has.`,
    'not UTF-8': `Line ${line} is not UTF-8; export the file as UTF-8.`,
    'bare carriage return': `Line ${line} holds a carriage return without a line feed; end lines with LF or CRLF.`,
  };
  refuseFile(fault.reason, says[fault.reason], { line });
}
