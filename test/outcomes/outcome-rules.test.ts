import fc from 'fast-check';
import { VERIFIER_POLICIES, type VerifierPolicy } from '../../src/kpis/outcome-definition.rules';
import {
  type Decision,
  decideReject,
  decideReopen,
  decideReverse,
  decideVerify,
} from '../../src/outcomes/outcome.rules';
import { caseOf, type OutcomeCase } from '../../src/outcomes/outcome-case.rules';
import type { OutcomeEvent, OutcomeEventType, OutcomeState } from '../../src/outcomes/outcome-event.rules';
import type { Actor } from '../../src/outcomes/verifier.rules';

type Organisation = OutcomeEvent['organisation'];
const NOW = '2026-03-10T12:00:00.000Z';
const actor = (organisation: Organisation, more: Partial<Actor> = {}): Actor => ({
  organisation,
  personId: null,
  isOfPayee: organisation === 'PARTNER',
  now: NOW,
  ...more,
});
type Step = readonly [OutcomeEventType, Organisation];
const story = (...steps: readonly Step[]): readonly OutcomeEvent[] =>
  steps.map(([type, organisation], index) => ({
    sequence: index + 1,
    type,
    organisation,
    personId: null,
    at: NOW,
    reason: null,
  }));
const needed = (policy: VerifierPolicy) => (policy === 'DUAL' ? 2 : 1);
const outcomeOf = (policy: VerifierPolicy, ...steps: readonly Step[]): OutcomeCase =>
  caseOf(story(...steps), needed(policy));
const verdict = (decision: Decision): string => ('code' in decision ? decision.code : decision.state);

const CLAIM = ['CLAIMED', 'PARTNER'] as const;
const STORIES: Readonly<Record<OutcomeState, readonly Step[]>> = {
  CLAIMED: [CLAIM],
  VERIFIED: [CLAIM, ['VERIFIED', 'VENDOR']],
  REJECTED: [CLAIM, ['REJECTED', 'VENDOR']],
  REOPENED: [CLAIM, ['VERIFIED', 'VENDOR'], ['REOPENED', 'CUSTOMER']],
  REVERSED: [CLAIM, ['VERIFIED', 'VENDOR'], ['REVERSED', 'VENDOR']],
};

describe('the states of an outcome', () => {
  it.each([
    ['CLAIMED', 'VERIFIED', 'REJECTED', 'INVALID_STATE', 'INVALID_STATE'],
    ['VERIFIED', 'ALREADY_VERIFIED', 'INVALID_STATE', 'REOPENED', 'REVERSED'],
    ['REJECTED', 'INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE'],
    ['REOPENED', 'VERIFIED', 'REJECTED', 'INVALID_STATE', 'REVERSED'],
    ['REVERSED', 'INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE'],
  ] as const)('%s: verify gives %s, reject %s, reopen %s, reverse %s', (state, verify, reject, reopen, reverse) => {
    const outcome = outcomeOf('VENDOR', ...STORIES[state]);
    const vendor = actor('VENDOR');
    expect(outcome.state).toBe(state);
    expect(verdict(decideVerify(outcome, 'VENDOR', vendor))).toBe(verify);
    expect(verdict(decideReject(outcome, 'VENDOR', vendor, 'no'))).toBe(reject);
    expect(verdict(decideReopen(outcome, vendor, 'no'))).toBe(reopen);
    expect(verdict(decideReverse(outcome, vendor, 'no'))).toBe(reverse);
  });

  it('are what the events tell, in order', () => {
    expect(() => caseOf([], 1)).toThrow('begins with its claim');
    const [claim, verified] = story(CLAIM, ['VERIFIED', 'VENDOR']);
    expect(() =>
      caseOf([{ ...claim, sequence: 1 } as OutcomeEvent, { ...verified, sequence: 3 } as OutcomeEvent], 1),
    ).toThrow('event 3 follows on 1');
  });
});

describe('who may verify', () => {
  const S = 'SELF_VERIFICATION';
  const P = 'POLICY_REFUSED';
  it.each([
    ['VENDOR', 'PARTNER', 'VERIFIED', P, S, P],
    ['CUSTOMER', 'PARTNER', P, 'VERIFIED', S, P],
    ['INDEPENDENT', 'PARTNER', 'VERIFIED', 'VERIFIED', S, P],
    ['INDEPENDENT', 'VENDOR', P, 'VERIFIED', S, P],
    ['INDEPENDENT', 'CUSTOMER', 'VERIFIED', P, S, P],
    ['AUTOMATIC', 'VENDOR', P, P, S, P],
    ['DUAL', 'PARTNER', 'CLAIMED', 'CLAIMED', 'CLAIMED', P],
  ] as const)(
    'under %s, claimed by the %s: vendor %s, customer %s, partner %s, source %s',
    (policy, claimant, ...verdicts) => {
      const outcome = outcomeOf(policy, ['CLAIMED', claimant]);
      const organisations = ['VENDOR', 'CUSTOMER', 'PARTNER', 'SOURCE'] as const;
      const found = organisations.map((organisation) => verdict(decideVerify(outcome, policy, actor(organisation))));
      expect(found).toEqual(verdicts);
    },
  );

  it.each(VERIFIER_POLICIES)('under %s nobody who also belongs to the paid partner, whatever the hat', (policy) => {
    for (const organisation of ['VENDOR', 'CUSTOMER'] as const) {
      const outcome = outcomeOf(policy, ['CLAIMED', 'PARTNER']);
      expect(verdict(decideVerify(outcome, policy, actor(organisation, { isOfPayee: true })))).toBe(
        'SELF_VERIFICATION',
      );
    }
  });

  it('under DUAL takes two organisations and two persons, and both again after a reopening', () => {
    const half = outcomeOf('DUAL', CLAIM, ['VERIFIED', 'VENDOR']);
    expect(half.state).toBe('CLAIMED');
    expect(decideVerify(half, 'DUAL', actor('VENDOR'))).toEqual({
      code: 'ALREADY_VERIFIED',
      message: `was verified before by the vendor at ${NOW}; it needs another organisation, too`,
    });
    expect(verdict(decideVerify(half, 'DUAL', actor('CUSTOMER')))).toBe('VERIFIED');
    const same = caseOf(
      story(CLAIM, ['VERIFIED', 'VENDOR']).map((event) => ({ ...event, personId: 'p' })),
      2,
    );
    expect(verdict(decideVerify(same, 'DUAL', actor('CUSTOMER', { personId: 'p' })))).toBe('ALREADY_VERIFIED');
    const reopened = outcomeOf('DUAL', CLAIM, ['VERIFIED', 'VENDOR'], ['VERIFIED', 'CUSTOMER'], ['REOPENED', 'VENDOR']);
    expect(verdict(decideVerify(reopened, 'DUAL', actor('CUSTOMER')))).toBe('REOPENED');
  });

  it.each([
    ['VENDOR', ['VENDOR']],
    ['CUSTOMER', ['CUSTOMER']],
    ['INDEPENDENT', ['VENDOR', 'CUSTOMER']],
    ['DUAL', ['VENDOR', 'CUSTOMER']],
    ['AUTOMATIC', ['VENDOR']],
  ] as const)('under %s is turned down by %j', (policy, deciders) => {
    const outcome = outcomeOf(policy, CLAIM);
    const all = ['VENDOR', 'CUSTOMER', 'PARTNER', 'SOURCE'] as const;
    expect(all.filter((who) => verdict(decideReject(outcome, policy, actor(who), 'no')) === 'REJECTED')).toEqual(
      deciders,
    );
  });
});

describe('whatever is tried, in whatever order', () => {
  const organisation = fc.constantFrom<Organisation>('VENDOR', 'PARTNER', 'CUSTOMER');
  const attempt = fc.record({ verb: fc.constantFrom('verify', 'reject', 'reopen', 'reverse'), organisation });
  const decide = (
    outcome: OutcomeCase,
    policy: VerifierPolicy,
    { verb, organisation: who }: { verb: string; organisation: Organisation },
  ): Decision => {
    if (verb === 'verify') return decideVerify(outcome, policy, actor(who));
    if (verb === 'reject') return decideReject(outcome, policy, actor(who), 'no');
    return verb === 'reopen' ? decideReopen(outcome, actor(who), 'no') : decideReverse(outcome, actor(who), 'no');
  };
  const played = (
    policy: VerifierPolicy,
    claimant: Organisation,
    attempts: readonly { verb: string; organisation: Organisation }[],
  ) => {
    const events = [...story(['CLAIMED', claimant])];
    const states: OutcomeState[] = ['CLAIMED'];
    for (const one of attempts) {
      const decision = decide(caseOf(events, needed(policy)), policy, one);
      if ('code' in decision) continue;
      events.push(decision.event);
      states.push(decision.state);
    }
    return { events, states };
  };
  const games = [fc.constantFrom(...VERIFIER_POLICIES), organisation, fc.array(attempt, { maxLength: 30 })] as const;

  it('the paid partner never verifies alone, and a decided state is what the events tell', () => {
    fc.assert(
      fc.property(...games, (policy, claimant, attempts) => {
        const { events, states } = played(policy, claimant, attempts);
        const outcome = caseOf(events, needed(policy));
        expect(outcome.state).toBe(states.at(-1));
        expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
        if (outcome.state !== 'VERIFIED') return;
        const since = events.slice(events.findLastIndex(({ type }) => type === 'REOPENED') + 1);
        const verifiers = since.filter(({ type }) => type === 'VERIFIED').map((event) => event.organisation);
        expect(verifiers.some((who) => who !== 'PARTNER')).toBe(true);
        expect(new Set(verifiers).size).toBe(needed(policy));
        if (policy === 'INDEPENDENT') expect(verifiers).not.toContain(claimant);
      }),
    );
  });

  it('nothing follows on a rejection or a reversal', () => {
    fc.assert(
      fc.property(...games, (policy, claimant, attempts) => {
        const { states } = played(policy, claimant, attempts);
        const end = states.findIndex((state) => state === 'REJECTED' || state === 'REVERSED');
        expect(end === -1 || end === states.length - 1).toBe(true);
      }),
    );
  });
});
