import { Field, ObjectType } from 'type-graphql';
import { AllowReached } from './policy';
import { UserErrorType } from './user-error.type';

interface PayloadField {
  readonly type: () => unknown;
  readonly description: string;
}

/** Makes the payload type of one mutation: its own fields, then `userErrors` and `isReplayed`. */
export function payloadType(mutation: string, fields: Readonly<Record<string, PayloadField>>): new () => object {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Payload`;
  const made = { [name]: class {} }[name] ?? class {};
  for (const [property, { type, description }] of Object.entries(fields))
    Field(type as never, { nullable: true, description: `${description} Null where \`userErrors\` tells why.` })(
      made.prototype,
      property,
    );
  Field(() => [UserErrorType], { description: 'Why nothing was done; empty on success.' })(
    made.prototype,
    'userErrors',
  );
  Field(() => Boolean, {
    description: 'True where an earlier request with the same idempotency key had done it already.',
  })(made.prototype, 'isReplayed');
  ObjectType(name, { simpleResolvers: true, description: `What \`${mutation}\` answers.` })(made);
  AllowReached()(made);
  return made;
}
