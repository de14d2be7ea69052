import type { z } from 'zod';
import { enumType } from './input-type';

interface Told {
  readonly name: string;
  readonly about: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The GraphQL enum of a zod enum, for output types: the same enum, with the same descriptions, as in the inputs. */
export function enumOf(schema: z.ZodEnum): object {
  const { name, about, values } = told(schema);
  return enumType(name, schema.options.map(String), values, about);
}

function told(schema: z.ZodEnum): Told {
  const { name, about, values } = schema.meta() ?? {};
  if (typeof name !== 'string' || typeof about !== 'string' || typeof values !== 'object' || values === null)
    throw new Error('a zod enum that is shown in GraphQL has a name, says what it is about and describes its values');
  return { name, about, values: Object.fromEntries(Object.entries(values)) };
}
