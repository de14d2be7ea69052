import { Arg, createParameterDecorator, ID, Mutation, Query, Subscription } from 'type-graphql';
import { ID_PREFIX, type IdKind, uuidOf } from '../kernel/id';
import { asGiven } from '../platform/graphql/as-given';
import { inputType } from '../platform/graphql/input-type';
import { badUserInput } from '../platform/graphql/mask';
import { Allow } from '../platform/graphql/policy';
import { CursorScalar } from '../platform/graphql/scalars';
import { ACTIONS, type Action } from './actions.rules';
import type { Command, CommandResult } from './command';
import type { Context, Request } from './request';

/** A root query for those whom the action table lists. */
export function QueryFor(
  action: Action,
  type: () => unknown,
  options: { readonly nullable?: boolean | 'items'; readonly description: string },
): MethodDecorator {
  const description = `${options.description} Roles: ${ACTIONS[action].join(', ')}.`;
  return combined(Query(type as never, { ...options, description }), Allow(...ACTIONS[action]));
}

/** The mutation of one command: its description, its permission and its name come from the command. */
export function MutationOf<Input, Result extends CommandResult>(
  definition: Command<Input, Result>,
  type: () => unknown,
): MethodDecorator {
  const description = `${definition.description} Roles: ${ACTIONS[definition.action].join(', ')}.`;
  return combined(
    Mutation(type as never, { name: definition.name, description }),
    Allow(...ACTIONS[definition.action]),
  );
}

/** How a live stream begins: the request of the subscriber, the subject it follows, and the cursor to go on behind. */
export interface StreamStart {
  readonly request: Request;
  readonly subjectId: string;
  readonly after: string | null;
}

/** A subscription to one subject, named by the argument `argument` of a kind; each event is resolved by the method. */
export function SubscriptionFor(
  action: Action,
  type: () => unknown,
  options: { readonly argument: string; readonly kind: IdKind; readonly description: string },
  open: (start: StreamStart) => AsyncIterable<unknown>,
): MethodDecorator {
  const description = `${options.description} Roles: ${ACTIONS[action].join(', ')}.`;
  const subscribe = ({ args, context }: { args: Record<string, unknown>; context: Context }) =>
    open({
      request: context.request,
      subjectId: uuidArgument(options.kind, args[options.argument], options.argument),
      after: typeof args['after'] === 'string' ? args['after'] : null,
    });
  return combined(
    Subscription(type as never, { subscribe: subscribe as never, description }),
    Allow(...ACTIONS[action]),
  );
}

/** The cursor behind which a stream goes on; without it, it begins with the subject as it is now. */
export function AfterArg(): ParameterDecorator {
  const description = 'Go on behind this cursor, without a gap; leave out to begin with the subject as it is now.';
  return Arg('after', () => CursorScalar, { nullable: true, description }) as ParameterDecorator;
}

/** The one `input` argument of a command's mutation, as its zod schema describes it. */
export function InputOf<Input, Result extends CommandResult>(definition: Command<Input, Result>): ParameterDecorator {
  const name = `${definition.name[0]?.toUpperCase()}${definition.name.slice(1)}Input`;
  const type = inputType(name, definition.input, `What \`${definition.name}\` takes.`);
  return Arg('input', () => asGiven(type) as never, {
    description: `What to do; see \`${name}\`.`,
  }) as ParameterDecorator;
}

const combined =
  (...decorators: readonly unknown[]): MethodDecorator =>
  (target, key, descriptor) => {
    for (const decorate of decorators) (decorate as MethodDecorator)(target, key, descriptor);
  };

/** An id argument of one kind, handed to the resolver as a UUID; a malformed id is refused by name before anything is read. */
export function IdArg(kind: IdKind, name = 'id'): ParameterDecorator {
  const description = `Id (${kind}), as \`${ID_PREFIX[kind]}_…\`.`;
  return createParameterDecorator(({ args }) => uuidArgument(kind, args[name], name), {
    arg: { name, typeFunc: () => ID, options: { description } },
  }) as ParameterDecorator;
}

function uuidArgument(kind: IdKind, value: unknown, name: string): string {
  const uuid = uuidOf(kind, String(value));
  if (uuid !== null) return uuid;
  throw badUserInput(`\`${name}\` is no ${kind} id (\`${ID_PREFIX[kind]}_…\`)`);
}
