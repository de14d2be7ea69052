import { Ctx, Resolver, Root } from 'type-graphql';
import { AfterArg, IdArg, type StreamStart, SubscriptionFor } from '../access/graphql';
import { authorityOf } from '../access/hat.rules';
import type { Context } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { outcomeTargetById } from '../targets/outcome-target.repository';
import { OutcomeTargetType, toOutcomeTarget } from '../targets/outcome-target.type';
import { follow, type LiveEvent } from './follow';
import { liveEventType } from './live-event.type';

const OutcomeTargetProgressEvent = liveEventType(
  'OutcomeTargetProgressEvent',
  'outcomeTarget',
  () => OutcomeTargetType,
  'The target with its progress, read when the event is sent.',
);

const open = ({ request, subjectId, after }: StreamStart) =>
  follow(request.house, {
    authority: authorityOf(request.hat),
    topic: 'outcome_target',
    subjectId,
    after,
    coalesce: true,
  });

@Resolver()
export class TargetProgressResolver {
  @SubscriptionFor(
    'target:read',
    () => OutcomeTargetProgressEvent,
    { argument: 'targetId', kind: 'outcomeTarget', description: 'The progress of a target, now and at every change.' },
    open,
  )
  outcomeTargetProgress(
    @Ctx() { request }: Context,
    @Root() { kind, cursor }: LiveEvent,
    @IdArg('outcomeTarget', 'targetId') id: string,
    @AfterArg() _after: string | null,
  ) {
    return { kind, cursor, outcomeTarget: () => mapped(request.load(outcomeTargetById, id), toOutcomeTarget) };
  }
}
