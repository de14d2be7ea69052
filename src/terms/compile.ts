import { z } from 'zod';
import { type Path, pathText } from '../engine/problem';
import { Term } from '../engine/term';
import { assert, present } from '../kernel/assert';
import { Rational } from '../kernel/rational';

/** A parsed document as the engine reads it: decimals are exact fractions, absent fields are null. */
export type Compiled<T> = T extends string & z.$brand<'Decimal'>
  ? Rational
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer E)[]
      ? readonly Compiled<E>[]
      : {
          readonly [K in keyof T]-?: undefined extends T[K]
            ? Compiled<Exclude<T[K], undefined>> | null
            : Compiled<T[K]>;
        };

/** Turns a decimal of a document into a number, knowing where it stands. */
type Read = (value: Rational, path: Path) => Rational;

/** The numbers of a plan know where they stand, so that an explanation can point to them. */
export const asTerm: Read = (value, path) => new Term(value, pathText(path));

/** The numbers of facts are told by their references instead. */
export const asNumber: Read = (value) => value;

/** Turns a document that its schema has accepted into the engine's types, field by field as the schema says. */
export function compile<S extends z.ZodType>(schema: S, value: z.output<S>, read: Read): Compiled<z.output<S>> {
  return compiled(schema, value, [], read) as Compiled<z.output<S>>;
}

function compiled(schema: z.ZodType, value: unknown, path: Path, read: Read): unknown {
  if (value === undefined) return null;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return compiled(schema.unwrap() as z.ZodType, value, path, read);
  }
  if (schema instanceof z.ZodArray) {
    assert(Array.isArray(value), 'the schema accepted a list');
    return value.map((entry, index) => compiled(schema.element as z.ZodType, entry, [...path, index], read));
  }
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape as Record<string, z.ZodType>);
    const fields = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      entries.map(([name, field]) => [name, compiled(field, fields[name], [...path, name], read)]),
    );
  }
  if (schema.meta()?.scalar !== 'Decimal') return value;
  return read(present(Rational.parse(String(value)), `not a decimal: ${value}`), path);
}
