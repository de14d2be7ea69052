import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { type Problem, SEVERITIES } from '../engine/problem';
import { enumType } from '../platform/graphql/input-type';
import { Allow, AllowReached } from '../platform/graphql/policy';
import { canonicalJson } from '../terms/canonical-json';
import { inputPath } from './plan-document.rules';
import { componentsInWords, settingsInWords } from './plan-words.rules';

@Allow(...ACTIONS['agreement:read'])
@ObjectType('PlanComponent', { simpleResolvers: true, description: 'One rule of pay.' })
class PlanComponentType {
  @Field(() => String, { description: 'Its name in the plan; lines and statements carry it.' })
  readonly key!: string;

  @Field(() => String, { nullable: true, description: 'What it pays for; null where the plan does not say.' })
  readonly label!: string | null;

  @Field(() => String, { description: 'The payment kind, such as `tieredRate`.' })
  readonly kind!: string;

  @Field(() => String, { description: 'All that was agreed about it, in words.' })
  readonly sentence!: string;
}

@Allow(...ACTIONS['agreement:read'])
@ObjectType('Plan', { simpleResolvers: true, description: 'Compensation terms: what is paid for what.' })
export class PlanType {
  @Field(() => [PlanComponentType], { description: 'The rules of pay, in the order of their lines; at most 100.' })
  readonly components!: unknown;

  @Field(() => [String], {
    description:
      'What holds for the plan as a whole, in words: currency, rounding, adjustments, split, holdback, draw.',
  })
  readonly settings!: unknown;

  @Field(() => String, {
    description:
      'The plan document as canonical JSON, on which `meed evaluate` computes and whose SHA-256 is `termsHash`.',
  })
  readonly document!: unknown;
}

const ProblemSeverity = enumType(
  'PlanProblemSeverity',
  SEVERITIES,
  { ERROR: 'The plan cannot be computed.', WARNING: 'The plan can be computed; read it again before you sign.' },
  'How bad a problem of a plan is.',
);

@AllowReached()
@ObjectType('PlanProblem', { simpleResolvers: true, description: 'Something doubtful about a plan.' })
export class PlanProblemType {
  @Field(() => ProblemSeverity as never, { description: 'How bad it is.' })
  readonly severity!: string;

  @Field(() => String, { description: 'Stable code to program against.' })
  readonly code!: string;

  @Field(() => [String], { description: 'Path into the input, from `plan` on.' })
  readonly field!: readonly string[];

  @Field(() => String, { description: 'One sentence that names the place and the reason.' })
  readonly message!: string;
}

export const toPlan = (document: unknown): PlanType => ({
  components: () => componentsInWords(document),
  settings: () => settingsInWords(document),
  document: () => canonicalJson(document),
});

export const toProblem = ({ severity, code, path, sentence }: Problem): PlanProblemType => ({
  severity,
  code,
  field: ['plan', ...inputPath(path)],
  message: sentence,
});
