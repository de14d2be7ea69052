const vm = require('node:vm');
const { createTransformer } = require('@swc/jest');

/** What jest compiled in this process, by file. */
const scripts = new Map();
const compile = vm.compileFunction;

/**
 * jest compiles each module again for each test file, which took a third of their loading. A script belongs to no
 * context: here each is compiled once per process and run in the context of every test file, as often as it is loaded.
 */
vm.compileFunction = (source, parameters, options = {}) => {
  const { filename, parsingContext } = options;
  const known = scripts.get(filename);
  if (parsingContext !== undefined && known?.source === source) return known.script.runInContext(parsingContext);
  // A script cannot be told where dynamic imports come from.
  if (parsingContext === undefined || /\bimport\s*\(/.test(source)) return compile(source, parameters, options);
  const head = `(function (${parameters.join()}) {`;
  const script = new vm.Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
  scripts.set(filename, { source, script });
  return script.runInContext(parsingContext);
};

module.exports = { createTransformer };
