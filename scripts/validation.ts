import { parseArgs } from 'node:util';
import { runCorpus } from './corpus';

// npm run validation -- [--dir DIR] [--json]: checks the validator against a corpus of valid and invalid definitions.
const { values } = parseArgs({
  options: { dir: { type: 'string', default: 'test/validation' }, json: { type: 'boolean', default: false } },
});
const report = runCorpus(values.dir);
const { valid, invalid } = report;

if (!values.json) {
  for (const { file, line, code, message } of valid.falseAlarms)
    console.log(`false alarm  ${file}:${String(line)} ${code}: ${message}`);
  for (const { id, found } of invalid.missed)
    console.log(`missed       ${id}${found.map((text) => `\n    ${text}`).join('')}`);
  for (const { id, missedPlaces, found } of invalid.wrongPlace) {
    console.log(
      `wrong place  ${id} (wanted ${missedPlaces.join(', ')})${found.map((text) => `\n    ${text}`).join('')}`,
    );
  }
  console.log(
    `${String(valid.total)} valid, ${String(valid.falseAlarms.length)} false alarms; ${String(invalid.total)} invalid, ${String(invalid.missed.length)} missed, ${String(invalid.wrongPlace.length)} at a wrong place`,
  );
} else {
  console.log(
    JSON.stringify({
      valid,
      invalid: {
        total: invalid.total,
        missed: invalid.missed.map(({ id }) => id),
        wrongPlace: invalid.wrongPlace.map(({ id }) => id),
      },
    }),
  );
}
process.exitCode = valid.falseAlarms.length + invalid.missed.length + invalid.wrongPlace.length > 0 ? 1 : 0;
