const { TestEnvironment } = require('jest-environment-node');

/** Test files run in the realm of their worker process, where the product is loaded once for all of them: see `runtime.js`. */
module.exports = class OneRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.symbolsBefore = new Set(Object.getOwnPropertySymbols(globalThis));
    const { global: own } = this;
    for (const name of Reflect.ownKeys(own)) if (!(name in globalThis)) globalThis[name] = own[name];
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.exit = process.exit;
  }

  /**
   * What a test file, or jest for it, has put in the place of something must not meet the next one. By symbols jest finds again
   * what it hung on the global of a file, and it counts on that global to go with the file: left there, the listeners of each
   * file would hear the tests of all later ones, and its time limit and its retries would be theirs.
   */
  async teardown() {
    this.moduleMocker.restoreAllMocks();
    process.exit = this.exit;
    await super.teardown();
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (!this.symbolsBefore.has(key)) Reflect.deleteProperty(globalThis, key);
  }
};
