/** Another transaction did the same at the same moment and won: the whole unit starts again and finds what that one left. */
export class TryAgain extends Error {
  constructor(what: string) {
    super(`${what} at the same moment`);
    this.name = 'TryAgain';
  }
}
