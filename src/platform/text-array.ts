/** Of PostgreSQL's binary form of an array: its dimensions, whether it holds nulls, the type of its elements. */
const HEADER = { dimensions: 1, hasNulls: 1, textType: 25, firstPlace: 1 } as const;
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

/** A text, or the pieces that follow each other in it, none of which ends within a letter. */
export type Text = string | readonly string[];

/**
 * Texts as the binary form of a `text[]`, which the driver sends as it is: nothing has to be quoted here and read letter by
 * letter there, which counts where the texts are explanations of several thousand letters.
 */
export function textArray(texts: readonly (Text | null)[]): Buffer {
  const lengths = texts.map((text) => (text === null ? NULL_LENGTH : byteLength(text)));
  const size = lengths.reduce((sum, length) => sum + LENGTH_BYTES + Math.max(length, 0), HEADER_BYTES);
  const array = Buffer.allocUnsafe(size);
  const { dimensions, hasNulls, textType, firstPlace } = HEADER;
  let at = 0;
  for (const number of [dimensions, hasNulls, textType, texts.length, firstPlace]) at = array.writeInt32BE(number, at);
  for (const [place, text] of texts.entries()) {
    at = array.writeInt32BE(lengths[place] ?? NULL_LENGTH, at);
    for (const piece of piecesOf(text ?? [])) at += array.write(piece, at);
  }
  return array;
}

const piecesOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : text);

const byteLength = (text: Text): number => piecesOf(text).reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
