/** The connection was lost after COMMIT had been sent: the work was done in full or not at all, and nobody here knows which. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('it is not known whether this was done: read before you repeat', { cause });
    this.name = 'OutcomeUnknown';
  }
}
