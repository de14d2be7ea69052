import { KINDS } from '../terms/component-schema';
import { withoutNulls } from '../terms/without-nulls';

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

/** The kind and version of the plan documents that are signed. */
const PLAN_DOCUMENT = 'plan/1';

/** The plan document behind a GraphQL plan: the same fields, with the payment kind beside the key of its component. */
export function planDocument(input: unknown): unknown {
  if (!isFields(input)) return input;
  const { components, ...plan } = input;
  const flat = Array.isArray(components) ? { components: components.map(componentDocument) } : {};
  // Written out and read again, a document holds nothing but JSON: neither absent fields nor class instances.
  return withoutNulls(JSON.parse(JSON.stringify({ ...plan, ...flat, meed: PLAN_DOCUMENT })));
}

/** The field of a GraphQL plan that holds what a path of the plan document points at. */
export function inputPath(path: Path): string[] {
  const [list, index, field] = path;
  const isKind = list === 'components' && typeof index === 'number' && KINDS.some((kind) => kind === field);
  return (isKind ? [list, index, 'pay', ...path.slice(2)] : path).map(String);
}

/** Every text of a document with the path that leads to it. */
export function* textsIn(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, entry] of value.entries()) yield* textsIn(entry, [...path, index]);
  else if (isFields(value)) for (const [field, entry] of Object.entries(value)) yield* textsIn(entry, [...path, field]);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function componentDocument(component: unknown): unknown {
  if (!isFields(component)) return component;
  const { pay, ...attached } = component;
  return isFields(pay) ? { ...attached, ...pay } : component;
}
