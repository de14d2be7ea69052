import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const POINTS_PER_MINUTE = 60_000;

/** What is left of a budget after a payment, and when it is full again. */
export interface Budget {
  readonly remaining: number;
  readonly resetAt: string;
}

/** The points that each caller may spend. */
export interface QueryBudget {
  /** Takes the points of a query; refuses (throws) when there are not so many left. */
  spend(caller: string, points: number): Promise<Budget>;
  /** Gives points back that an answer did not cost. */
  refund(caller: string, points: number): Promise<Budget>;
}

/** Points of query cost per minute and caller, counted in this process. */
export function queryBudget(now: () => Date, points = POINTS_PER_MINUTE): QueryBudget {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  const left = (spent: RateLimiterRes): Budget => ({
    remaining: spent.remainingPoints,
    resetAt: new Date(now().getTime() + spent.msBeforeNext).toISOString(),
  });
  return {
    async spend(caller, cost) {
      const spent = await limiter.consume(caller, cost).catch((refusal: unknown) => refusal);
      if (!(spent instanceof RateLimiterRes)) throw spent;
      if (spent.consumedPoints > points) throw rateLimited(points, left(spent).resetAt);
      return left(spent);
    },
    refund: async (caller, cost) => left(await limiter.reward(caller, cost)),
  };
}

const rateLimited = (points: number, resetAt: string): GraphQLError =>
  new GraphQLError(`more than ${points} points of query cost in a minute: go on at ${resetAt}`, {
    extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
  });
