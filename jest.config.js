/** One server for the whole run (globalSetup), one cloned database per test file (test/support). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/instance-of.js'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // A name of the global object is looked up slowly inside the context of a test file; csv-parse asks for Math at each byte.
  sandboxInjectedGlobals: ['Math', 'Object', 'Array', 'Map', 'Set', 'Symbol'],
  transformIgnorePatterns: ['/node_modules/(?!(jose|temporal-polyfill|temporal-spec|temporal-utils)/)'],
  transform: {
    '^.+\\.(ts|js)$': [
      '<rootDir>/test/support/transform.js',
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
