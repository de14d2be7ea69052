import { Ctx, Resolver, Root } from 'type-graphql';
import { AfterArg, IdArg, type StreamStart, SubscriptionFor } from '../access/graphql';
import { authorityOf } from '../access/hat.rules';
import type { Context } from '../access/request';
import { statementsOfPartner } from '../statements/statement.repository';
import { StatementType, toStatement } from '../statements/statement.type';
import { follow, type LiveEvent } from './follow';
import { liveEventType } from './live-event.type';

const StatementChangedEvent = liveEventType(
  'StatementChangedEvent',
  'statements',
  () => [StatementType],
  'The newest statements of the partner, at most twelve, read when the event is sent.',
);

const open = ({ request, subjectId, after }: StreamStart) =>
  follow(request.house, { authority: authorityOf(request.hat), topic: 'statements', subjectId, after, coalesce: true });

@Resolver()
export class StatementChangedResolver {
  @SubscriptionFor(
    'statement:read',
    () => StatementChangedEvent,
    {
      argument: 'partnerId',
      kind: 'partner',
      description: 'The statements of a partner, now and whenever one of them changes.',
    },
    open,
  )
  statementChanged(
    @Ctx() { request }: Context,
    @Root() { kind, cursor }: LiveEvent,
    @IdArg('partner', 'partnerId') partnerId: string,
    @AfterArg() _after: string | null,
  ) {
    const read = async () => ((await request.load(statementsOfPartner, partnerId)) ?? []).map(toStatement);
    return { kind, cursor, statements: read };
  }
}
