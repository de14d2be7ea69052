import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const POINTS_PER_MINUTE = 60_000;

/** Points of query cost per minute and caller, counted in this process. */
export function queryBudget(now: () => Date, points = POINTS_PER_MINUTE) {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (caller: string, cost: number): Promise<{ readonly remaining: number; readonly resetAt: string }> => {
    const spent = await limiter.consume(caller, cost).catch((refusal: unknown) => refusal);
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const resetAt = new Date(now().getTime() + spent.msBeforeNext).toISOString();
    if (spent.consumedPoints > points) throw rateLimited(points, resetAt);
    return { remaining: spent.remainingPoints, resetAt };
  };
}

const rateLimited = (points: number, resetAt: string): GraphQLError =>
  new GraphQLError(`more than ${points} points of query cost in a minute: go on at ${resetAt}`, {
    extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
  });
