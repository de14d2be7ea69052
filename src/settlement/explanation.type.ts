import { Field, Int, ObjectType } from 'type-graphql';
import type { Step } from '../engine/explain';
import type { Input } from '../engine/explanation';
import { canonicalJson } from '../kernel/canonical-json';
import { AllowReached } from '../platform/graphql/policy';
import type { LineDocument } from './line-document.rules';

@AllowReached()
@ObjectType('ExplanationTest', {
  simpleResolvers: true,
  description: 'A comparison of two steps that decided which way the computation went.',
})
export class ExplanationTestType {
  @Field(() => Int, { description: 'Position of the left step.' })
  readonly left!: number;

  @Field(() => String, { description: 'How they compare: `<`, `<=`, `=`, `>=` or `>`.' })
  readonly is!: string;

  @Field(() => Int, { description: 'Position of the right step.' })
  readonly right!: number;
}

@AllowReached()
@ObjectType('ExplanationStep', {
  simpleResolvers: true,
  description: 'One step of a computation: what was done, on which earlier steps, and what it gave, exactly.',
})
export class ExplanationStepType {
  @Field(() => Int, { description: 'Its position, by which later steps refer to it.' })
  readonly position!: number;

  @Field(() => String, {
    description:
      'What was done: `term` (a number of the plan), `given` (of the calendar), `input` (of facts), `add`, `subtract`, `multiply`, `divide`, `least`, `greatest`, `floor`, `ceiling`, `round`, `share`, `because`.',
  })
  readonly op!: string;

  @Field(() => String, { description: 'The exact result: a decimal, or a fraction in lowest terms.' })
  readonly is!: string;

  @Field(() => [Int], { description: 'Positions of its operands.' })
  readonly of!: readonly number[];

  @Field(() => String, { nullable: true, description: 'For `term`: the path of the number in the plan.' })
  readonly path!: string | null;

  @Field(() => String, { nullable: true, description: 'For `given`: what it counts.' })
  readonly name!: string | null;

  @Field(() => Int, { nullable: true, description: 'For `input`: the position of its facts in `inputs`.' })
  readonly input!: number | null;

  @Field(() => Int, { nullable: true, description: 'For `round` and `share`: decimals of the currency.' })
  readonly digits!: number | null;

  @Field(() => String, { nullable: true, description: 'For `round`: how halves are rounded.' })
  readonly mode!: string | null;

  @Field(() => [String], { nullable: true, description: 'For `share`: the whole-number weights of all parts.' })
  readonly weights!: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: 'For `share`: which of the parts this is, from 0.' })
  readonly index!: number | null;

  @Field(() => [ExplanationTestType], { description: 'The comparisons that led here.' })
  readonly tests!: readonly ExplanationTestType[];
}

@AllowReached()
@ObjectType('ExplanationDimension', {
  simpleResolvers: true,
  description: 'What the facts behind a number say beside their quantity, such as the priority of incidents.',
})
export class ExplanationDimensionType {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => [String], { description: 'The values that the facts have, in order; at most 20.' })
  readonly values!: readonly string[];

  @Field(() => Int, { description: 'How many different values there are.' })
  readonly distinct!: number;
}

@AllowReached()
@ObjectType('ExplanationInput', { simpleResolvers: true, description: 'The facts behind one number.' })
export class ExplanationInputType {
  @Field(() => String, { description: 'What was measured.' })
  readonly measure!: string;

  @Field(() => String, { nullable: true, description: 'Its unit; null where facts have none.' })
  readonly unit!: string | null;

  @Field(() => String, { description: 'What the facts came to, exactly: a decimal, or a fraction in lowest terms.' })
  readonly quantity!: string;

  @Field(() => [ExplanationDimensionType], { description: 'What the facts say beside their quantity.' })
  readonly dimensions!: readonly ExplanationDimensionType[];

  @Field(() => String, { description: 'How the facts became one number, such as `SUM`.' })
  readonly how!: string;

  @Field(() => Int, { description: 'How many facts there were.' })
  readonly facts!: number;

  @Field(() => [String], { description: 'Ids of the outcomes, measurements or baselines.' })
  readonly refs!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The source of record, where the facts name one.' })
  readonly source!: string | null;

  @Field(() => String, { nullable: true, description: 'The version of the definition, where the facts name one.' })
  readonly version!: string | null;
}

@AllowReached()
@ObjectType('Explanation', {
  simpleResolvers: true,
  description: 'How a line came about, in words and as a computation that anybody can redo.',
})
export class ExplanationType {
  @Field(() => String, { description: 'In one sentence.' })
  readonly sentence!: string;

  @Field(() => [ExplanationInputType], { description: 'The facts that were used.' })
  readonly inputs!: readonly ExplanationInputType[];

  @Field(() => [ExplanationStepType], {
    description: 'The computation of the full amount; each step refers only to steps before it.',
  })
  readonly steps!: readonly ExplanationStepType[];

  @Field(() => Int, { description: 'Position of the step that is the full amount after this revision.' })
  readonly amount!: number;

  @Field(() => Int, { description: 'Position of the step that is the part of it held back.' })
  readonly held!: number;

  @Field(() => String, {
    description:
      'The whole document as canonical JSON, as it is stored: `revision` says in minor units what was posted before, what the full amount is now, and what this line adds.',
  })
  readonly document!: string;
}

export const toExplanation = (document: LineDocument): ExplanationType => ({
  sentence: document.sentence,
  inputs: document.inputs.map(toInput),
  steps: document.steps.map(toStep),
  amount: document.amount,
  held: document.held,
  document: canonicalJson(document),
});

const toInput = (input: Input): ExplanationInputType => ({ ...input, refs: [...input.refs] });

const toStep = (step: Step, position: number): ExplanationStepType => ({
  position,
  op: step.op,
  is: step.is,
  of: step.of ?? [],
  path: step.path ?? null,
  name: step.name ?? null,
  input: step.input ?? null,
  digits: step.digits ?? null,
  mode: step.mode ?? null,
  weights: step.weights ?? null,
  index: step.index ?? null,
  tests: step.tests ?? [],
});
