import { z } from 'zod';
import { ADJUSTMENTS } from './adjustment-schema';
import { KINDS } from './component-schema';
import { factsSchema } from './facts-schema';
import { planSchema } from './plan-schema';

/** The documents that users write, each with the schema that reads it. */
const DOCUMENTS = { plan: planSchema, facts: factsSchema } as const;

export type DocumentName = keyof typeof DOCUMENTS;

/** The documents whose JSON Schema stands beside the code. */
export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as readonly DocumentName[];

/** Of these fields exactly one is given; other rules between fields are said in the descriptions. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = { Component: KINDS, Adjustment: ADJUSTMENTS };

/** The JSON Schema of a document, from the same schema that reads it: editors check and complete a plan with it. */
export function jsonSchemaOf(name: DocumentName): object {
  return z.toJSONSchema(DOCUMENTS[name], {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      delete jsonSchema.scalar;
      const fields = ONE_OF[jsonSchema.title ?? ''];
      if (fields !== undefined) jsonSchema.oneOf = fields.map((field) => ({ required: [field] }));
    },
  });
}
