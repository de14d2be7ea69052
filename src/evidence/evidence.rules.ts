/** More than this is a file to be named by its hash, not a proof to be read by a verifier. */
export const EVIDENCE_BYTES_MAX = 1_048_576;

export const EVIDENCE_ITEMS_MAX = 10;

/** How many characters so many bytes take in base64. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);
