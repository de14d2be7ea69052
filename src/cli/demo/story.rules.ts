import { ID_PREFIX, type IdKind, publicId } from '../../kernel/id';

/** What a demo vendor lives through, as the commands that its people would give, in order. */
export interface Story {
  readonly about: string;
  /** External reference of the vendor it is about. */
  readonly vendor: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Name of the command, as in the API. */
  readonly do: string;
  /** `operator`, `vendor`, `finance name` for a person there, or `partner $name` and `customer $name` for one who was kept before. */
  readonly as: string;
  /** The input; a text `$name` stands for the id that an earlier step kept, `#name` for what is named when it is signed or approved. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The name under which the id that this step makes is kept. */
  readonly keep?: string;
}

/** What earlier steps have made, under `$name` and `#name`. */
export type Kept = ReadonlyMap<string, string>;

const NAME = /^[$#][a-z]\w*$/i;

/** Puts what was kept in the place of its name; an unknown name stops the story. */
export function withKept(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string' && NAME.test(value)) return keptAs(value, kept);
  if (Array.isArray(value)) return value.map((item) => withKept(item, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withKept(member, kept)]));
}

export function keptAs(name: string, kept: Kept): string {
  const value = kept.get(name);
  if (value === undefined) throw new Error(`the story keeps nothing as ${name}`);
  return value;
}

/** The public id in a command's result: its first member that is called after a kind, such as `partnerId` or, of several, `payoutIds`. */
export function madeId(result: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(result)) {
    const kind = name.replace(/Ids?$/, '');
    const id: unknown = Array.isArray(value) ? value[0] : value;
    if (/Ids?$/.test(name) && isKind(kind) && typeof id === 'string') return publicId(kind, id);
  }
  return null;
}

const isKind = (name: string): name is IdKind => name in ID_PREFIX;
