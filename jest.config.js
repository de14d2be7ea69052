/** One server for the whole run (globalSetup), one cloned database per test file (test/support). */
module.exports = {
  testEnvironment: '<rootDir>/test/support/one-realm.js',
  runtime: '<rootDir>/test/support/runtime.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  transformIgnorePatterns: ['/node_modules/(?!(jose|temporal-polyfill|temporal-spec|temporal-utils)/)'],
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Ends what hangs; no verdict hangs on it, also on a machine that is busy.
  testTimeout: 120_000,
  maxWorkers: 2,
};
