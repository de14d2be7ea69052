import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { REFUSAL_CODES, type RefusalCode } from '../../kernel/refusal';
import { enumType } from './input-type';
import { AllowReached } from './policy';

const CODES: Readonly<Record<RefusalCode, string>> = {
  INVALID_INPUT: 'A field does not have the form it must have; the message says which form.',
  INVALID_AMOUNT: 'An amount is not a plain decimal, has too many digits for its currency, or is out of range.',
  INVALID_PLAN: 'The compensation plan cannot be computed; the field path leads into the plan.',
  INVALID_STATE: 'The subject is in a state that does not allow this step.',
  UNKNOWN_CURRENCY: 'No such currency in ISO 4217.',
  UNKNOWN_KPI: 'No KPI of that key in the catalogue.',
  UNKNOWN_SOURCE: 'No such source, or not one you may use.',
  FORBIDDEN: 'Your role may not do this.',
  NOT_FOUND: 'No such thing, or not one you may see.',
  ALREADY_EXISTS: 'Something with that key or reference exists already.',
  ALREADY_VERIFIED: 'The outcome was verified before; the first verification stands.',
  SELF_VERIFICATION: 'The organisation that is paid may not be the only one to verify.',
  FOUR_EYES: 'You took part in what this approves: somebody else has to do it.',
  POLICY_REFUSED: "The outcome definition's policy names another verifier.",
  NOT_SIGNED: 'The agreement is not signed by both sides.',
  PERIOD_CLOSED: 'The period is closed; corrections are posted in the open one.',
  PARKED: 'The computed total is beyond the safety bound: nothing is posted until a second person releases it.',
  PERIOD_OPEN: 'The period has not ended, or the one before it is still open.',
  STALE_VERSION: 'Somebody changed the subject since you read it: read it again.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key belongs to an earlier request with another input.',
  LIMIT_EXCEEDED: 'More items than one request may carry.',
};

export const UserErrorCode = enumType(
  'UserErrorCode',
  REFUSAL_CODES,
  CODES,
  'Why a well-formed request was turned down.',
);

@AllowReached()
@InterfaceType('UserError', {
  description: 'An expected refusal: nothing was written, and the message can be shown to a person.',
  resolveType: () => 'InputError',
})
export abstract class UserErrorType {
  @Field(() => UserErrorCode as never, { description: 'Stable code to program against.' })
  readonly code!: RefusalCode;

  @Field(() => [String], {
    nullable: true,
    description: 'Path into the input; null where the refusal is about the whole request.',
  })
  readonly field!: readonly string[] | null;

  @Field(() => String, { description: 'One sentence that names the field and the reason.' })
  readonly message!: string;
}

@AllowReached()
@ObjectType('InputError', {
  simpleResolvers: true,
  implements: UserErrorType,
  description: 'A refusal that carries nothing beyond code, field and message.',
})
export class InputErrorType extends UserErrorType {}
