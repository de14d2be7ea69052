const { default: Sequencer } = require('@jest/test-sequencer');

/** They take longest, which jest learns from a first run only: begun last, one of them would leave the other core idle. */
const LONGEST = [
  'proofs/money-core',
  'security/walls',
  'scenarios/import',
  'security/database-wall-alone',
  'platform/embedded',
];
const place = ({ path }) => {
  const found = LONGEST.findIndex((name) => path.endsWith(`${name}.test.ts`));
  return found < 0 ? LONGEST.length : found;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
};
