#!/usr/bin/env node
// The command `stepwright`: the bundle that `npm ci` (or `npm run build`) makes.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'dist', 'cli.js');
if (existsSync(bundle)) {
  require(bundle);
} else {
  process.stderr.write(`stepwright is not built yet: run "npm ci" or "npm run build" in ${join(__dirname, '..')}\n`);
  process.exitCode = 2;
}
