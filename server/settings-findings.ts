import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from './lsp';
import { URI } from 'vscode-uri';
import { describeError, type Log } from './documents';
import { rulePage } from '../language/rules/rule-page';
import type { Project, SettingsFindings } from './project';

const CODE = 'unused-substitution';
/** How long to wait for further changes before the files of a workspace are looked through. */
const PAUSE_MS = 500;

export interface SettingsFindingsOptions {
  readonly project: Project;
  readonly folders: () => readonly string[];
  readonly publish: (uri: string, diagnostics: Diagnostic[]) => void;
  readonly log: Log;
}

/** Says in each `stepwright.json` of the workspace which of its substitutions nothing asks for. */
export class SettingsFileFindings {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly told = new Set<string>();

  constructor(private readonly options: SettingsFindingsOptions) {}

  /** Something has changed: looks through the files when nothing more changes for a moment. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), PAUSE_MS);
  }

  private async look(): Promise<void> {
    const { project, folders, publish, log } = this.options;
    try {
      const found = (await Promise.all(folders().map((folder) => project.unusedSubstitutions(folder)))).flat();
      const problems = new Map(
        found.map(({ file, problems }) => [URI.file(file).toString(), problems.map(toDiagnostic)]),
      );
      for (const uri of this.told) if (!problems.has(uri)) publish(uri, []);
      for (const [uri, diagnostics] of problems)
        if (diagnostics.length > 0 || this.told.has(uri)) publish(uri, diagnostics);
      this.told.clear();
      for (const [uri, { length }] of problems) if (length > 0) this.told.add(uri);
    } catch (error) {
      log(`Looking for unused substitutions failed: ${describeError(error)}`);
    }
  }
}

function toDiagnostic({ line, column, width, message }: SettingsFindings['problems'][number]): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  return {
    range: { start, end: { ...start, character: start.character + width } },
    message,
    severity: DiagnosticSeverity.Warning,
    source: 'stepwright',
    code: CODE,
    codeDescription: { href: rulePage(CODE) },
    tags: [DiagnosticTag.Unnecessary],
  };
}
