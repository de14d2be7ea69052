#!/usr/bin/env node
// Runs the sources where they are, so that nothing has to be built first, and the build where only that was shipped.
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const built = path.join(root, 'dist', 'src', 'cli', 'meed.js');
const sources = path.join(root, 'src', 'cli', 'meed.ts');

if (existsSync(sources)) {
  process.env.SWC_NODE_PROJECT ??= path.join(root, 'tsconfig.json');
  process.env.TS_NODE_PROJECT ??= path.join(root, 'tsconfig.json');
  require('@swc-node/register');
  require(sources).run(process.argv);
} else {
  require(built).run(process.argv);
}
