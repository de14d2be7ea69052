import type { z } from 'zod';
import { REFUSAL_CODES, type Refusal, type RefusalCode, Refused } from '../kernel/refusal';

const CODES: ReadonlySet<string> = new Set(REFUSAL_CODES);

/** Reads an input by its schema; what does not fit is refused field by field, all at once. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Refused(parsed.error.issues.map(refusalOf));
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const field = issue.path.map(String);
  const named = Reflect.get(Reflect.get(issue, 'params') ?? {}, 'code');
  const code: RefusalCode = typeof named === 'string' && CODES.has(named) ? (named as RefusalCode) : 'INVALID_INPUT';
  return { code, field: field.length > 0 ? field : null, message: `${field.join('.') || 'input'}: ${issue.message}` };
}
