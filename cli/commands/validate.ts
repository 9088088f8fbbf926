import path from 'node:path';
import type { Severity } from '../../language/rules/rule';
import { definitionsInFile, findDefinitions, isMachineFile } from '../../language/embedding/find-definitions';
import { isTemplate } from '../../language/embedding/is-template';
import { inDocument, validateDefinitions } from '../../language/embedding/validate-definitions';
import { LineIndex } from '../../language/text/line-index';
import { formatOf, parseDocument } from '../../language/tree/parse-document';
import type { ValidateOptions } from '../../language/validate';
import { knownSubstitutions } from '../../workspace/known-substitutions';
import {
  formatProblem,
  loadSettings,
  type LoadedSettings,
  type LocatedProblem,
} from '../../workspace/settings/load-settings';
import { loadSdkTable } from '../../workspace/sdk-table';
import { rulesFor } from '../../workspace/rules-for';
import type { Severities } from '../../workspace/settings/settings';
import { unusedSubstitutions } from '../../workspace/unused-substitutions';
import { findTemplates } from '../../workspace/templates/find-templates';
import { defineCommand } from '../command';
import { readText } from '../files';
import { readSubstitutions } from '../read-substitutions';
import { findFiles } from '../find-files';
import { formatGithub } from '../output/github';
import { formatJson } from '../output/json';
import type { FileReport, Formatter } from '../output/report';
import { formatSarif } from '../output/sarif';
import { formatText } from '../output/text';

const FORMATTERS: Readonly<Record<string, Formatter>> = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint'];

interface Options {
  readonly named: readonly string[];
  readonly format: Formatter;
  /** Absent where stepwright.json may say it. */
  readonly machineType: ValidateOptions['machineType'] | undefined;
  readonly failOn: Severity;
  readonly substitutions: ReadonlyMap<string, string>;
}

/** `stepwright validate`. Findings go to stdout and nothing else does. */
export const validateCommand = defineCommand({
  name: 'validate',
  usage: `Usage: stepwright validate FILE... [options]

Checks state machines as AWS Step Functions would, and for what fails only when it runs.
FILE is a file, a folder, a pattern such as 'src/**/*.asl.json', or - for the standard input. Of a CloudFormation or
SAM template, what the CDK has made, a serverless.yml or Terraform the state machines in it are checked; a folder stands
for the state machines in it and for the templates that hold some.

Options:
  --format text|json|sarif|github   how findings are printed (default: text)
  --type STANDARD|EXPRESS           the type of the state machine (default: that of
                                    stepwright.json, else STANDARD)
  --substitution K=V                \${K} in the definition has a value; may be given several times
  --fail-on error|warning|hint      the least severity that makes the exit code 1 (default: error)
  -h, --help                        this text

Exit code: 0 nothing to complain of, 1 findings, 2 wrong usage or a file cannot be read.
`,
  options: {
    format: { type: 'string', default: 'text' },
    type: { type: 'string' },
    substitution: { type: 'string', multiple: true, default: [] },
    'fail-on': { type: 'string', default: 'error' },
  },
  read: (values, positionals): Options | string => {
    const format = Object.entries(FORMATTERS).find(([name]) => name === values.format)?.[1];
    if (!format) return `--format takes ${Object.keys(FORMATTERS).join(', ')}, not "${values.format}".`;
    const { type: machineType } = values;
    if (machineType !== undefined && machineType !== 'STANDARD' && machineType !== 'EXPRESS')
      return `--type takes STANDARD or EXPRESS, not "${machineType}".`;
    const failOn = SEVERITIES.find((severity) => severity === values['fail-on']);
    if (!failOn) return `--fail-on takes error, warning or hint, not "${values['fail-on']}".`;
    if (positionals.length === 0) return 'name the files to check.';
    const substitutions = readSubstitutions(values.substitution);
    if (typeof substitutions === 'string') return substitutions;
    return { named: positionals, format, machineType, failOn, substitutions };
  },
  execute: async (options, io, refuse) => {
    const { files, problems } = await findFiles(options.named, io.cwd);
    const failures = [...problems];
    const reports: FileReport[] = [];
    const projects = new Projects(io.cwd);
    for (const file of files) {
      const read = await readText(file, io);
      if (read.ok) reports.push(check({ file, text: read.text, ...projects.of(file, options.substitutions) }, options));
      else failures.push(read.message);
    }
    if (reports.length > 0 || options.format !== formatText) io.stdout.write(options.format(reports));
    for (const message of [...(await projects.problems()).map(formatProblem), ...failures]) refuse(message);
    if (failures.length > 0) return 2;
    return reports.some((report) => fails(report, options.failOn)) ? 1 : 0;
  },
});

interface Known extends Pick<ValidateOptions, 'machineType' | 'substitutions'> {
  readonly severities: Severities;
}

interface CheckedFile extends Known {
  readonly file: string;
  readonly text: string;
}

function check({ file, text, machineType, severities, substitutions }: CheckedFile, options: Options): FileReport {
  const document = parseDocument(text, file === '-' ? undefined : formatOf(file));
  const isOther = !isMachineFile(file) && (isTemplate(document) || formatOf(file) === 'terraform');
  // A template without a state machine is no broken state machine.
  const definitions = isOther ? findDefinitions(document) : definitionsInFile(document, file);
  const found = validateDefinitions(document, definitions, {
    machineType: options.machineType ?? machineType ?? 'STANDARD',
    severities,
    substitutions,
    sdk: loadSdkTable,
  });
  return { file, lines: new LineIndex(text), diagnostics: found.map(inDocument) };
}

/** The `stepwright.json` of each folder, read once. */
class Projects {
  private readonly byFolder = new Map<string, LoadedSettings>();

  constructor(private readonly cwd: string) {}

  /** What counts for a file: its settings, and which placeholders have a value, by `given` too. */
  of(file: string, given: ReadonlyMap<string, string>): Known {
    const whole = path.resolve(this.cwd, file);
    const folder = file === '-' ? this.cwd : path.dirname(whole);
    const loaded = this.settingsOf(folder);
    const { settings } = loaded;
    const configured = new Map([...settings.substitutions, ...given]);
    const substitutions = knownSubstitutions(whole, configured, findTemplates(folder, this.cwd).near());
    return { machineType: settings.type, severities: rulesFor(loaded, whole), substitutions };
  }

  private settingsOf(folder: string): LoadedSettings {
    let settings = this.byFolder.get(folder);
    if (!settings) {
      settings = loadSettings(folder, this.cwd);
      this.byFolder.set(folder, settings);
    }
    return settings;
  }

  /** What is wrong in the files themselves, each told once. */
  async problems(): Promise<LocatedProblem[]> {
    const byFile = new Map([...this.byFolder.values()].map((settings) => [settings.file, settings]));
    const problems: LocatedProblem[] = [];
    for (const loaded of byFile.values()) problems.push(...loaded.problems, ...(await unusedSubstitutions(loaded)));
    return problems;
  }
}

function fails({ diagnostics }: FileReport, failOn: Severity): boolean {
  const least = SEVERITIES.indexOf(failOn);
  return diagnostics.some(({ severity }) => SEVERITIES.indexOf(severity) <= least);
}
