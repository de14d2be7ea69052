/**
 * A document whose JSON text is written already, for a column of documents: nobody has to write it again. Its pieces are what
 * follows each other in it; they are never put together here, for a large one would be copied by that.
 */
export class JsonText {
  constructor(readonly pieces: readonly string[]) {}
}
