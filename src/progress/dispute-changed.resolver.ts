import { Ctx, Resolver, Root } from 'type-graphql';
import { AfterArg, IdArg, type StreamStart, SubscriptionFor } from '../access/graphql';
import { authorityOf } from '../access/hat.rules';
import type { Context } from '../access/request';
import { disputesOfPartner } from '../statements/disputes/dispute.repository';
import { DisputeType, toDispute } from '../statements/disputes/dispute.type';
import { follow, type LiveEvent } from './follow';
import { liveEventType } from './live-event.type';

const DisputeChangedEvent = liveEventType(
  'DisputeChangedEvent',
  'disputes',
  () => [DisputeType],
  'The newest disputes of the partner, at most twelve, read when the event is sent.',
);

const open = ({ request, subjectId, after }: StreamStart) =>
  follow(request.house, { authority: authorityOf(request.hat), topic: 'disputes', subjectId, after, coalesce: true });

@Resolver()
export class DisputeChangedResolver {
  @SubscriptionFor(
    'dispute:read',
    () => DisputeChangedEvent,
    {
      argument: 'partnerId',
      kind: 'partner',
      description: 'The disputes of a partner, now and whenever one of them changes.',
    },
    open,
  )
  disputeChanged(
    @Ctx() { request }: Context,
    @Root() { kind, cursor }: LiveEvent,
    @IdArg('partner', 'partnerId') partnerId: string,
    @AfterArg() _after: string | null,
  ) {
    const read = async () => ((await request.load(disputesOfPartner, partnerId)) ?? []).map(toDispute);
    return { kind, cursor, disputes: read };
  }
}
