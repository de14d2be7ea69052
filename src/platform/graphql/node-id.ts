import { type IdKind, parsePublicId } from '../../kernel/id';
import { badUserInput } from './mask';

/** More than this is a list, and lists come in pages. */
export const NODES_MAX = 100;

export interface NodeId {
  readonly kind: IdKind;
  readonly uuid: string;
}

/** Reads an id of any kind; a malformed one is refused under the name of its argument before anything is read. */
export function nodeId(text: string, argument: string): NodeId {
  const parsed = parsePublicId(text);
  if (parsed !== null) return parsed;
  throw badUserInput(`\`${argument}\` is not an id (a known prefix, \`_\` and 26 characters)`);
}

/** Reads up to a hundred ids, in their order; a malformed one is refused under its place in the list. */
export function nodeIds(texts: readonly string[], argument: string): readonly NodeId[] {
  if (texts.length > NODES_MAX)
    throw badUserInput(`\`${argument}\` takes at most ${NODES_MAX} ids, ${texts.length} were given`);
  return texts.map((text, place) => nodeId(text, `${argument}[${place}]`));
}
