import { createReadStream } from 'node:fs';

/** The whole lines of a file from an offset on, read as a stream; a file that is missing has none. */
export class LinesBetween implements AsyncIterable<string> {
  /** Whether the file ends in the middle of a line. */
  isTorn = false;
  /** Where the last whole line ends. */
  end: number;

  constructor(
    private readonly file: string,
    private readonly from = 0,
  ) {
    this.end = from;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string> {
    let rest: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of createReadStream(this.file, { start: this.from, highWaterMark: 1 << 20 })) {
        rest = Buffer.concat([rest, chunk as Buffer]);
        for (let stop = rest.indexOf(10); stop !== -1; stop = rest.indexOf(10)) {
          this.end += stop + 1;
          yield rest.toString('utf8', 0, stop);
          rest = rest.subarray(stop + 1);
        }
      }
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error;
    }
    this.isTorn = rest.length > 0;
  }
}
