import { createReadStream } from 'node:fs';
import type { FileProgress } from './incident-file.rules';

const CHUNK_BYTES = 262_144;

export type OnProgress = (progress: FileProgress) => void;

/** The bytes of a file in order, telling after each chunk how far it has come. */
export async function* chunksOf(path: string, totalBytes: number, onProgress?: OnProgress): AsyncGenerator<Buffer> {
  let bytes = 0;
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    yield chunk;
    bytes += chunk.length;
    onProgress?.({ bytes, totalBytes });
  }
}
