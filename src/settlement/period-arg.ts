import { createParameterDecorator } from 'type-graphql';
import { parseLabel } from '../kernel/period';
import { badUserInput } from '../platform/graphql/mask';

/** The label of a period as an argument; a malformed one is refused by name before anything is read. */
export function PeriodArg(name = 'period'): ParameterDecorator {
  const description =
    'Label of the period: `2026-03`, `2026-Q1` or `2026`, matched against the periods of each agreement.';
  return createParameterDecorator(({ args }) => checked(String(args[name]), name), {
    arg: { name, typeFunc: () => String, options: { description } },
  }) as ParameterDecorator;
}

function checked(label: string, name: string): string {
  if (parseLabel(label, 'UTC') !== null) return label;
  throw badUserInput(`\`${name}\` is not a period such as \`2026-03\`, \`2026-Q1\` or \`2026\``);
}
