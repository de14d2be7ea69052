import { Field, ID, ObjectType } from 'type-graphql';
import { publicId } from '../../kernel/id';
import { AllowReached } from '../../platform/graphql/policy';
import type { WhatIfProblem } from './what-if-problem.rules';

@AllowReached()
@ObjectType('WhatIfProblem', {
  simpleResolvers: true,
  description: 'Why something could not be computed, or what is doubtful about it.',
})
export class WhatIfProblemType {
  @Field(() => Boolean, { description: 'True where the answer leaves out what the problem is about.' })
  readonly isBlocking!: boolean;

  @Field(() => String, { description: 'Stable code to program against.' })
  readonly code!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path into the input; null where the problem lies in stored terms or facts.',
  })
  readonly field!: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'The agreement it is about; null for the question as a whole.' })
  readonly agreementId!: string | null;

  @Field(() => String, { nullable: true, description: 'Label of the period it is about; null for all of them.' })
  readonly period!: string | null;

  @Field(() => String, { description: 'One sentence that names the place and the reason.' })
  readonly message!: string;
}

const PROBLEMS_MAX = 100;

/** The first hundred problems, as the API shows them. */
export const toWhatIfProblems = (problems: readonly WhatIfProblem[]): readonly WhatIfProblemType[] =>
  problems.slice(0, PROBLEMS_MAX).map(({ agreementId, ...problem }) => ({
    ...problem,
    agreementId: agreementId === null ? null : publicId('agreement', agreementId),
  }));
