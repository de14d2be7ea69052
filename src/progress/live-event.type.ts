import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../platform/graphql/input-type';
import { AllowReached } from '../platform/graphql/policy';
import { CursorScalar } from '../platform/graphql/scalars';

const LiveEventKindEnum = enumType(
  'LiveEventKind',
  ['CHANGED', 'RESYNC'],
  {
    CHANGED: 'The subject changed; the event carries it as you may see it now.',
    RESYNC: 'What came after your cursor is no longer kept: read everything again, then go on from this cursor.',
  },
  'What a live event tells.',
);

/** Makes the event type of one subscription: what it tells, where it stands, and the subject read afresh. */
export function liveEventType(
  name: string,
  subject: string,
  type: () => unknown,
  description: string,
): new () => object {
  const made = { [name]: class {} }[name] ?? class {};
  Field(() => LiveEventKindEnum as never, { description: 'Whether this is a change, or a gap to make good.' })(
    made.prototype,
    'kind',
  );
  Field(() => CursorScalar, { description: 'Hand it back as `after` to go on behind this event, without a gap.' })(
    made.prototype,
    'cursor',
  );
  Field(type as never, { nullable: true, description: `${description} Null where you no longer may see it.` })(
    made.prototype,
    subject,
  );
  ObjectType(name, { simpleResolvers: true, description: `One event of a live stream. ${description}` })(made);
  AllowReached()(made);
  return made;
}
