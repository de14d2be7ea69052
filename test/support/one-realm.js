const { TestEnvironment } = require('jest-environment-node');

/**
 * What jest's runner hangs on the global of a file to find it again; it counts on that global to go with the file. Left there, the
 * listeners of each file would hear, and report, the tests of all later ones.
 */
const OF_A_FILE = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

/** Test files run in the realm of their worker process, where the product is loaded once for all of them: see `runtime.js`. */
module.exports = class OneRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { global: own } = this;
    for (const name of Reflect.ownKeys(own)) if (!(name in globalThis)) globalThis[name] = own[name];
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.exit = process.exit;
  }

  /** What a test file, or jest for it, has put in the place of something must not meet the next one. */
  async teardown() {
    this.moduleMocker.restoreAllMocks();
    process.exit = this.exit;
    await super.teardown();
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (OF_A_FILE.includes(key.description)) delete globalThis[key];
  }
};
