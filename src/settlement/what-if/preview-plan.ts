import { type AgreementRow, activeAgreementsOf, agreementById } from '../../agreements/agreement.repository';
import { readCatalogue } from '../../agreements/catalogue.repository';
import { reusedKeys } from '../../agreements/kept-keys.rules';
import { catalogueKeys } from '../../agreements/measures.rules';
import { SOLE_PAYEE } from '../../agreements/payees.rules';
import type { PeriodRow } from '../../agreements/period.repository';
import { signedPlansOfMany } from '../../agreements/signed-plans';
import type { Terms } from '../../agreements/terms.rules';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { groupedBy } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import { type PeriodToCompute, type Prepared, payOf, preparePeriods } from '../compute-periods';
import { dueLines } from '../due-lines.rules';
import { hasErrors } from '../payee-view.rules';
import { spanOf, versionsOf } from '../period-to-settle';
import { type PostedOfPeriod, postedLines } from '../settlement.repository';
import { lastClosedPeriods } from './closed-spans.repository';
import { type Draft, type DraftProblem, draftProblems, readDraft, refusedProblem } from './draft.rules';
import { compare, type PreviewRow } from './preview.rules';
import { PERIODS_USUAL, type PreviewQuestion } from './preview-question';
import { engineProblem, questionProblem, type WhatIfProblem } from './what-if-problem.rules';

/** What a draft would have paid, row by row, and what is to be said about it. */
export interface Preview {
  readonly rows: readonly PreviewRow[];
  /** About the draft itself. */
  readonly planProblems: readonly DraftProblem[];
  /** About the agreements and periods on which it was tried. */
  readonly problems: readonly WhatIfProblem[];
}

/**
 * Computes a draft on the facts of closed periods, by the gatherer and the engine of settlement, and compares it with what
 * was posted for them. A constant number of statements, whatever the number of agreements and periods. It only reads.
 */
export async function previewPlan(scope: Scope, question: PreviewQuestion, now: string): Promise<Preview> {
  const { agreements, problems: unknown } = await agreementsOf(scope, question);
  const drafts = draftsFor(question.plan, agreements);
  const { fitting, problems: reused } = await fittingOf(scope, agreements, drafts);
  const planProblems = await problemsOf(scope, agreements, [...drafts.values()]);
  const ids = fitting.map(({ id }) => id);
  const periods = ids.length === 0 ? [] : await lastClosedPeriods(scope, ids, question.periods ?? PERIODS_USUAL);
  if (periods.length === 0)
    return { rows: [], planProblems, problems: [...unknown, ...reused, ...fitting.map(({ id }) => nothingClosed(id))] };
  const wanted = await draftedPeriods(scope, periods, fitting, drafts, question);
  const prepared = await preparePeriods(scope, wanted, { are: 'EXPECTED', now });
  const lines = await postedLines(
    scope,
    periods.map(({ id }) => id),
  );
  const posted = groupedBy(lines, ({ periodId }) => periodId);
  const tried = prepared.map((one, index) => tryOut(one, posted.get(periods[index]?.id ?? '') ?? []));
  const known = new Set(periods.map(({ agreementId }) => agreementId));
  return {
    rows: tried.flatMap(({ rows }) => rows),
    planProblems,
    problems: [
      ...unknown,
      ...reused,
      ...fitting.filter(({ id }) => !known.has(id)).map(({ id }) => nothingClosed(id)),
      ...tried.flatMap(({ problems }) => problems),
    ],
  };
}

async function agreementsOf(scope: Scope, { agreementIds, partnerIds }: PreviewQuestion) {
  const ids = agreementIds ?? [];
  const named = ids.length === 0 ? new Map<string, AgreementRow>() : await agreementById.batch(scope, ids);
  const ofPartners = (partnerIds ?? []).length === 0 ? [] : await activeAgreementsOf(scope, partnerIds ?? []);
  const active = ofPartners.filter(({ status }) => status === 'ACTIVE');
  const all = new Map([...named.values(), ...active].map((agreement) => [agreement.id, agreement]));
  const problems = [
    ...ids.flatMap((id, place) => (named.has(id) ? [] : [noSuchAgreement(id, place)])),
    ...(partnerIds ?? []).flatMap((id, place) =>
      active.some(({ partnerId }) => partnerId === id) ? [] : [nothingActive(place)],
    ),
  ];
  return { agreements: [...all.values()], problems };
}

type Drafts = ReadonlyMap<string, Draft>;

/** A draft is the same for all agreements of one currency and cadence. */
const kindOf = ({ currency, cadence }: AgreementRow): string => `${currency} ${cadence}`;

const draftsFor = (plan: unknown, agreements: readonly AgreementRow[]): Drafts =>
  new Map(
    [...new Map(agreements.map((one) => [kindOf(one), one]))].map(([kind, agreement]) => [
      kind,
      readDraft(plan, agreement),
    ]),
  );

/**
 * The agreements whose terms the draft could become. One that used a key otherwise would refuse it, and the balance under that
 * key would be no balance of the draft's: nothing is tried there.
 */
async function fittingOf(scope: Scope, agreements: readonly AgreementRow[], drafts: Drafts) {
  const readable = agreements.flatMap((agreement) => {
    const terms = drafts.get(kindOf(agreement))?.terms;
    return terms == null ? [] : [{ agreement, terms }];
  });
  const ids = readable.map(({ agreement }) => agreement.id);
  const signed = await signedPlansOfMany(scope, ids);
  const problems = readable.flatMap(({ agreement: { id }, terms }) =>
    reusedKeys(terms.plan, signed.get(id) ?? []).map(
      ({ code, field, message }): WhatIfProblem => ({
        ...questionProblem(code, field, message, true),
        agreementId: id,
      }),
    ),
  );
  const refusing = new Set(problems.map(({ agreementId }) => agreementId));
  return { fitting: readable.flatMap(({ agreement }) => (refusing.has(agreement.id) ? [] : [agreement])), problems };
}

/** What is wrong with the draft for each kind of agreement, each problem once; where it can be read, what is doubtful. */
async function problemsOf(
  scope: Scope,
  agreements: readonly AgreementRow[],
  drafts: readonly Draft[],
): Promise<DraftProblem[]> {
  const refused = drafts.flatMap(({ refusals }) => refusals.map(refusedProblem));
  const terms = drafts.find((draft) => draft.terms !== null)?.terms ?? null;
  const paid = agreements.map(({ partnerId }) => partnerId);
  const doubts = terms === null ? [] : draftProblems(terms, await readCatalogue(scope, catalogueKeys(terms), paid));
  return [...new Map([...refused, ...doubts].map((one) => [JSON.stringify(one), one])).values()];
}

/** The periods under the draft; who is behind a payee is said by the question, or else by the terms in force. */
async function draftedPeriods(
  scope: Scope,
  periods: readonly PeriodRow[],
  agreements: readonly AgreementRow[],
  drafts: Drafts,
  { payees: named }: PreviewQuestion,
): Promise<readonly PeriodToCompute[]> {
  const versionOf = await versionsOf(scope, periods);
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  const asked = Object.fromEntries((named ?? []).map(({ payee, partnerId }) => [payee, partnerId]));
  return periods.map((period) => {
    const agreement = present(byId.get(period.agreementId), 'the agreement of the period');
    const version = present(versionOf(period), 'the signed terms of a closed period');
    const { document, hash }: Terms = present(drafts.get(kindOf(agreement))?.terms, 'a draft that fits');
    const payees = { [SOLE_PAYEE]: agreement.partnerId, ...version.payees, ...asked };
    return {
      agreement,
      period: spanOf(agreement, period),
      version: { ...version, terms: document, termsHash: hash, payees },
    };
  });
}

function tryOut(prepared: Prepared, posted: readonly PostedOfPeriod[]) {
  const { agreement, period, version } = prepared;
  const { lines, problems } = payOf(prepared, { explain: false });
  const told = problems.map((problem) => engineProblem(problem, agreement.id, period.label));
  if (hasErrors(problems)) return { rows: [], problems: told };
  const due = dueLines(lines, version.payees);
  if (due.lines === null)
    return { rows: [], problems: [...told, strangersIn(agreement.id, period.label, due.strangers)] };
  return { rows: compare({ agreementId: agreement.id, period: period.label }, posted, due.lines), problems: told };
}

const noSuchAgreement = (id: string, place: number): WhatIfProblem =>
  questionProblem(
    'NOT_FOUND',
    ['agreementIds', String(place)],
    `agreementIds.${place}: no such agreement ${publicId('agreement', id)}`,
    true,
  );

const nothingActive = (place: number): WhatIfProblem =>
  questionProblem(
    'NO_AGREEMENT',
    ['partnerIds', String(place)],
    `partnerIds.${place}: the partner has no active agreement`,
  );

const nothingClosed = (agreementId: string): WhatIfProblem => ({
  ...questionProblem('NO_CLOSED_PERIOD', null, 'The agreement has no closed period yet.'),
  agreementId,
});

const strangersIn = (agreementId: string, period: string, strangers: readonly string[]): WhatIfProblem => ({
  ...questionProblem('UNKNOWN_PAYEE', ['payees'], `The draft pays ${strangers.join(', ')}: name the partner.`, true),
  ...{ agreementId, period },
});
