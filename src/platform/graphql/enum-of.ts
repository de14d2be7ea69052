import type { z } from 'zod';
import { enumType } from './input-type';

interface Told {
  readonly name: string;
  readonly about: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The GraphQL enum of a zod enum, for output types: the same enum, with the same descriptions, as in the inputs. */
export function enumOf(schema: z.ZodEnum): object {
  const { name, about, values } = schema.meta() as unknown as Told;
  return enumType(name, schema.options.map(String), values, about);
}
