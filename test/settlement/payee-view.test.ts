import type { Problem } from '../../src/engine/problem';
import { concerns, seesTerms, told } from '../../src/settlement/payee-view.rules';

const doubt: Problem = {
  severity: 'WARNING',
  code: 'UNREAD_MEASURE',
  path: ['facts'],
  sentence: '3 facts (secret) are unread.',
};
const fault: Problem = {
  severity: 'ERROR',
  code: 'MISSING_FACT',
  path: ['facts'],
  sentence: 'The plan needs "secret".',
};

describe('what is said of the problems of an agreement', () => {
  it.each([
    ['nothing of a doubt', [doubt], []],
    ['that nothing can be computed, once', [doubt, fault, fault], ['NOT_COMPUTED']],
    ['nothing where there is nothing', [], []],
  ] as const)('is to the payee of the agreement of another one %s', (_, problems, codes) => {
    const heard = told(problems, false);
    expect(heard.map(({ code }) => code)).toEqual(codes);
    expect(JSON.stringify(heard)).not.toContain('secret');
  });

  it('is all of it to whoever may see the agreement', () => {
    expect(told([doubt, fault], true)).toEqual([doubt, fault]);
  });
});

it.each([
  ['PARTNER', 'lead', true],
  ['PARTNER', 'field', false],
  ['VENDOR', null, true],
  ['SYSTEM', null, true],
] as const)('a hat of reach %s and partner %s sees the terms: %s', (reach, partnerId, sees) => {
  const hat = { ...{ role: 'ADMIN', vendorId: 'v', customerId: null, personId: null }, reach, partnerId };
  expect(seesTerms(hat, { partnerId: 'lead' })).toBe(sees);
});

describe('a period says something about', () => {
  const of = (partnerId: string, payees: Readonly<Record<string, string>>, periodId: string | null = 'p') => ({
    ...{ key: { partnerId }, agreement: { partnerId: 'lead' }, version: { payees }, periodId },
  });
  const line = { periodId: 'p', partnerId: 'field' };
  it.each([
    ['the partner that signed it, paid or not', of('lead', { field: 'field' }), [], true],
    ['a payee of the terms in force', of('field', { a: 'lead', b: 'field' }), [], true],
    ['who is paid no more, as long as lines were posted for it', of('field', { a: 'lead' }), [line], true],
    ['nobody whose lines are those of another period', of('field', { a: 'lead' }, 'q'), [line], false],
    ['nobody whom only other versions name', of('field', { a: 'lead' }), [], false],
  ] as const)('%s', (_, looked, posted, isConcerned) => {
    expect(concerns(looked, posted)).toBe(isConcerned);
  });
});
