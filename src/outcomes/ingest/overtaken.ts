/**
 * Another transaction recorded the same thing at the same moment and won. Its code is that of a serialization failure, so
 * the whole unit starts again and finds what the other one left.
 */
export class Overtaken extends Error {
  readonly code = '40001';

  constructor(what: string) {
    super(`${what} at the same moment`);
    this.name = 'Overtaken';
  }
}
