import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import type { EventContext } from './websocket-options';

/** How one subscription of one hat executes its events. */
export interface EventRunner {
  readonly openRequest: () => EventContext;
  readonly reauthorise: () => Promise<boolean>;
  /** Pays for one event; throws when the budget is spent. */
  readonly spend: () => Promise<void>;
}

/**
 * Subscribes so that each event is executed in a context of its own, after the hat was checked again: no loader ever
 * remembers an earlier event, and no stream outlives its authority.
 */
export async function subscribeAfresh(
  args: ExecutionArgs,
  runner: EventRunner,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await within(runner.openRequest(), (contextValue) =>
    createSourceEventStream({ ...args, contextValue }),
  );
  if (!isAsyncIterable(source)) return source;
  return eachEvent(source[Symbol.asyncIterator](), async (rootValue) => {
    if (!(await runner.reauthorise())) throw forbidden();
    await runner.spend();
    return within(runner.openRequest(), async (contextValue) => execute({ ...args, rootValue, contextValue }));
  });
}

async function within<Result>(request: EventContext, work: (context: object) => Promise<Result>): Promise<Result> {
  try {
    return await work(request.context);
  } finally {
    await request.close();
  }
}

/** Unlike an async generator, it hands `return` to the source at once, even while it waits for the next event. */
function eachEvent(
  source: AsyncIterator<unknown>,
  render: (event: unknown) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void, void> {
  const over = { done: true, value: undefined } as const;
  let isOver = false;
  let rendering: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<IteratorReturnResult<void>> => {
    isOver = true;
    await source.return?.();
    await rendering;
    return over;
  };
  return {
    async next() {
      const event = isOver ? over : await source.next();
      if (isOver || event.done === true) return over;
      const rendered = render(event.value);
      rendering = rendered.catch(() => undefined);
      try {
        return { done: false, value: await rendered };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    async throw(error: unknown) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
}

const isAsyncIterable = (value: AsyncIterable<unknown> | ExecutionResult): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in value;

const forbidden = (): GraphQLError =>
  new GraphQLError('This subscription is no longer allowed', { extensions: { code: 'FORBIDDEN' } });
