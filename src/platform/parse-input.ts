import type { z } from 'zod';
import { REFUSAL_CODES, type Refusal, type RefusalCode, Refused } from '../kernel/refusal';

const CODES: ReadonlySet<string> = new Set(REFUSAL_CODES);

/** Reads an input by its schema, null meaning absent; what does not fit is refused field by field, all at once. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(withoutNulls(raw));
  if (parsed.success) return parsed.data;
  throw new Refused(parsed.error.issues.map(refusalOf));
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const field = issue.path.map(String);
  const named = Reflect.get(Reflect.get(issue, 'params') ?? {}, 'code');
  const code: RefusalCode = typeof named === 'string' && CODES.has(named) ? (named as RefusalCode) : 'INVALID_INPUT';
  return { code, field: field.length > 0 ? field : null, message: `${field.join('.') || 'input'}: ${issue.message}` };
}

/**
 * Clients send null for what they leave out; an absent member is the only form the schemas have to know. What holds no
 * null is handed on as it is: a batch of a thousand rows is not copied to find that nothing is to be left out.
 */
function withoutNulls(value: unknown): unknown {
  if (!holdsNull(value)) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

/** Whether anything within a list or an object is null. */
function holdsNull(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const members = Array.isArray(value) ? value : Object.values(value);
  return members.some((member) => member === null || holdsNull(member));
}
