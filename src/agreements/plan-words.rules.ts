import { KINDS } from '../terms/component-schema';
import { planSchema } from '../terms/plan-schema';

type Fields = Readonly<Record<string, unknown>>;

/** One component of a plan document, for people: its kind, and all that was agreed about it in one sentence. */
export interface ComponentWords {
  readonly key: string;
  readonly label: string | null;
  readonly kind: string;
  readonly sentence: string;
}

/** Puts the components of a plan document into words, with the defaults that apply; nothing that was agreed is left out. */
export function componentsInWords(document: unknown): readonly ComponentWords[] {
  // Read by the schema, the fields stand in its order: a stored document has lost its own.
  const { components } = planSchema.parse(document);
  return components.map((component) => inWords(fieldsOf(component)));
}

/** Puts what holds for a plan as a whole into words, one sentence per setting: its split and its holdback above all. */
export function settingsInWords(document: unknown): readonly string[] {
  const { meed: _version, components: _components, ...settings } = planSchema.parse(document);
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${capital(words(name))}: ${valueInWords(value)}.`);
}

function inWords({ key, label, ...component }: Fields): ComponentWords {
  const kind = KINDS.find((name) => component[name] !== undefined) ?? '';
  const { [kind]: terms, ...attached } = component;
  const told = [fieldsInWords(fieldsOf(terms)), fieldsInWords(attached)].filter(Boolean).join('; ');
  const sentence = `${capital(words(kind))}: ${told}.`;
  return { key: String(key), label: typeof label === 'string' ? label : null, kind, sentence };
}

const fieldsInWords = (fields: Fields): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${words(name)} ${valueInWords(value)}`)
    .join(', ');

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(', ');
  return typeof value === 'object' && value !== null ? `(${fieldsInWords(fieldsOf(value))})` : String(value);
}

/** `packageRounding` as a reader says it: package rounding. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});
