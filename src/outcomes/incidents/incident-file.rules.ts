/** No file above this is read: 64 MB, counted as 64 * 1024 * 1024 bytes. */
export const MAX_FILE_BYTES = 67_108_864;

/** No row above this is read; a longer one is a quote that was never closed. */
export const MAX_ROW_BYTES = 1_048_576;

export type FileFault =
  | 'not a file'
  | 'empty'
  | 'over 64 MB'
  | 'NUL byte'
  | 'not UTF-8'
  | 'bare carriage return'
  | 'missing column'
  | 'repeated column'
  | 'wrong number of columns'
  | 'broken quotes'
  | 'row too long'
  | 'cut row'
  | 'changed';

/** A file that is refused as a whole; `line` and `column` say where, and `message` is a sentence a person can act on. */
export interface FileRefusal {
  readonly kind: 'refusal';
  readonly reason: FileFault;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
}

/** What the first pass learned of a file it accepts; reading the file needs it, so nothing is read unchecked. */
export interface FileFacts {
  readonly kind: 'facts';
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Rows below the header. */
  readonly rows: number;
  /** Verdicts that reading will give: one per incident number, and one per row without a number. */
  readonly incidents: number;
}

/** How far a pass has come. */
export interface FileProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/** Stops a pass with the reason for which the file is refused. */
export class FileRefused extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.message);
    this.name = 'FileRefused';
  }
}

/** Stops the current pass with one named fault of the file; never returns. */
export function refuseFile(reason: FileFault, message: string, at: { line?: number; column?: string } = {}): never {
  throw new FileRefused({ kind: 'refusal', reason, line: at.line ?? null, column: at.column ?? null, message });
}
