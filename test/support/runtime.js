const { AsyncLocalStorage } = require('node:async_hooks');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');
require('./instance-of.js');

/** Where the source map of each compiled file lies. */
const MAPS = new Map();
/** Where jest notes which test is running; it makes one for each test file, and each is passed on by every promise made from then on. */
const RUNNING_TEST = new AsyncLocalStorage();
/** What jest itself consists of is run anew for each test file, but need not be compiled anew. */
const COMPILED = new Map();
const OF_PACKAGES = `${path.sep}node_modules${path.sep}`;
let current;
require.extensions['.ts'] = (module, file) => module._compile(current.transformCache.transform(file), file);

/** What an earlier file left behind still carries the note of that one: an error of it belongs to no test of this file. */
class NoteOfFile {
  run(running, callback) {
    return RUNNING_TEST.run({ file: this, running }, callback);
  }

  getStore() {
    const note = RUNNING_TEST.getStore();
    return note?.file === this ? note.running : undefined;
  }
}

/**
 * jest loads every module again for each test file, in a realm of its own, which took a quarter of the run. Here a worker
 * process loads the product once, as Node does, and all its test files share it. A test file that replaces modules says
 * `@jest-environment node` and gets a world of its own, as jest makes it.
 */
module.exports = class SharedRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const [, environment] = given;
    this.isShared = environment.global === globalThis;
    if (!this.isShared) return;
    current = this;
    this.transformCache.sourceMaps = MAPS;
    const { coreModule, executor, mockState } = this;
    const load = coreModule.require.bind(coreModule);
    // Only jest itself asks here; the product and the tests ask Node.
    coreModule.require = (name) => (name === 'node:async_hooks' ? { AsyncLocalStorage: NoteOfFile } : load(name));
    mockState.setMock = () => {
      throw new Error('a test file that replaces modules begins with /** @jest-environment node */');
    };
    executor.compile = (source, filename) => {
      const known = COMPILED.get(filename);
      if (known !== undefined) return known;
      const compiled = vm.compileFunction(source, executor.injectedModuleParameters, { filename });
      if (filename.includes(OF_PACKAGES)) COMPILED.set(filename, compiled);
      return compiled;
    };
  }

  requireModuleOrMock(from, name) {
    if (!this.isShared || name === '@jest/globals') return super.requireModuleOrMock(from, name);
    return Module.createRequire(from)(name);
  }
};
