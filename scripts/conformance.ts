// npm run conformance -- [--cases DIR] [--json] [--filter TEXT]: runs recorded cases through the interpreter.
import { parseArgs } from 'node:util';
import { readCases, type Case } from '../test/conformance/case';
import { runCases } from '../test/conformance/report';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'test/conformance/cases' },
    json: { type: 'boolean', default: false },
    filter: { type: 'string' },
  },
});
const { filter } = values;
const cases = allCases(values.cases).filter((given) => filter === undefined || given.id.includes(filter));
const report = await runCases(cases);
if (!values.json) {
  for (const [group, { passed, total }] of Object.entries(report.byGroup))
    console.log(`${group}: ${passed} of ${total}`);
  for (const [kind, { passed, total }] of Object.entries(report.byKind)) console.log(`${kind}: ${passed} of ${total}`);
  for (const { id, reason } of report.failed) console.log(`FAILED ${id}: ${reason}`);
  console.log(
    `calls: ${report.calls.run} run, ${report.calls.replayed} replayed; not attempted: ${report.notAttempted.length}`,
  );
  console.log(`${report.passed} of ${report.total} passed`);
} else console.log(JSON.stringify(report));
// A pipe takes long lines in pieces: exiting at once would cut them.
process.exitCode = report.failed.length > 0 ? 1 : 0;

function allCases(folder: string): readonly Case[] {
  try {
    return readCases(folder, (problem) => {
      console.error(problem);
    });
  } catch (problem) {
    console.error(
      `No cases can be read from ${folder}: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
    process.exit(2);
  }
}
