import { createParameterDecorator } from 'type-graphql';
import type { z } from 'zod';
import { Refused } from '../../kernel/refusal';
import { inputType } from '../../platform/graphql/input-type';
import { badUserInput } from '../../platform/graphql/mask';
import { parseInput } from '../../platform/parse-input';

/** The one `input` argument of a question, as its zod schema describes it; what does not fit is refused field by field. */
export function QuestionArg<Question>(query: string, schema: z.ZodType<Question>): ParameterDecorator {
  const name = `${query[0]?.toUpperCase()}${query.slice(1)}Input`;
  const type = inputType(name, schema, `What \`${query}\` takes.`);
  return createParameterDecorator(({ args }) => asked(schema, args['input']), {
    arg: { name: 'input', typeFunc: () => type as never, options: { description: `What to ask; see \`${name}\`.` } },
  }) as ParameterDecorator;
}

function asked<Question>(schema: z.ZodType<Question>, raw: unknown): Question {
  try {
    return parseInput(schema, raw);
  } catch (error) {
    if (error instanceof Refused)
      throw badUserInput(error.refusals.map(({ message }) => `input.${message}`).join('; '));
    throw error;
  }
}
