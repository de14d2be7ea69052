/** Something this house depends on does not answer now: the request was not judged, and may be sent again later. */
export class Unavailable extends Error {
  constructor(what: string, cause: unknown) {
    super(`${what}: try again later`, { cause });
    this.name = 'Unavailable';
  }
}
