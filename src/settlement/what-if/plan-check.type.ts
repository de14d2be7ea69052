import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import { PlanProblemType } from '../../agreements/plan.type';
import { Allow } from '../../platform/graphql/policy';
import { type PlanReport, planReport } from '../../terms/plan-report';
import type { CheckedDraft } from './check-draft';
import { PlanReportType } from './plan-report.type';

@Allow(...ACTIONS['plan:check'])
@ObjectType('PlanCheck', {
  simpleResolvers: true,
  description: 'What writing a draft down would answer; nothing of it is written down.',
})
export class PlanCheckType {
  @Field(() => Boolean, { description: 'True where the draft has no errors; doubts do not stop it.' })
  readonly isAcceptable!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the canonical plan document, which those who sign it would name; null with errors.',
  })
  readonly termsHash!: string | null;

  @Field(() => [PlanProblemType], {
    description:
      'What is wrong or doubtful about it; at most 100. Whether a payee would verify its own outcomes is checked once it is known who is paid.',
  })
  readonly problems!: readonly PlanProblemType[];

  @Field(() => PlanReportType, {
    nullable: true,
    description: 'What is fixed, what is at risk, how far it can go and what its risk is worth; null with errors.',
  })
  readonly report!: () => PlanReport | null;
}

const PROBLEMS_MAX = 100;

export function toPlanCheck({ terms, problems }: CheckedDraft): PlanCheckType {
  const isAcceptable = problems.every(({ severity }) => severity !== 'ERROR');
  const acceptable = isAcceptable ? terms : null;
  return {
    isAcceptable,
    termsHash: acceptable?.hash ?? null,
    problems: problems.slice(0, PROBLEMS_MAX),
    report: () => (acceptable === null ? null : planReport(acceptable.plan)),
  };
}
