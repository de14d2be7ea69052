import { Ctx, Resolver, Root } from 'type-graphql';
import { AfterArg, IdArg, type StreamStart, SubscriptionFor } from '../access/graphql';
import { authorityOf } from '../access/hat.rules';
import type { Context } from '../access/request';
import { earningsKey, earningsOf } from '../settlement/earnings.loader';
import { EarningsType, toEarnings } from '../settlement/earnings.type';
import { PeriodArg } from '../settlement/period-arg';
import { follow, type LiveEvent } from './follow';
import { liveEventType } from './live-event.type';

const EarningsUpdatedEvent = liveEventType(
  'EarningsUpdatedEvent',
  'earnings',
  () => [EarningsType],
  'The earnings of the period, one node per currency, read when the event is sent.',
);

const open = ({ request, subjectId, after }: StreamStart) =>
  follow(request.house, { authority: authorityOf(request.hat), topic: 'earnings', subjectId, after, coalesce: true });

@Resolver()
export class EarningsUpdatedResolver {
  @SubscriptionFor(
    'earnings:read',
    () => EarningsUpdatedEvent,
    {
      argument: 'partnerId',
      kind: 'partner',
      description:
        'What a partner has earned, now and whenever it may have changed; facts that another partner is paid for announce nothing to the payees of its agreement.',
    },
    open,
  )
  earningsUpdated(
    @Ctx() { request }: Context,
    @Root() { kind, cursor }: LiveEvent,
    @IdArg('partner', 'partnerId') partnerId: string,
    @PeriodArg() period: string,
    @AfterArg() _after: string | null,
  ) {
    const key = earningsKey(partnerId, period, request.house.clock.now());
    return { kind, cursor, earnings: async () => ((await request.load(earningsOf, key)) ?? []).map(toEarnings) };
  }
}
