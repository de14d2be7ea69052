/** A document whose JSON text is written already, for a column of documents: nobody has to write it again. */
export class JsonText {
  constructor(readonly text: string) {}
}
