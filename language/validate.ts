import { allRules } from './rules/index';
import { awsSyntaxFault } from './rules/aws-syntax';
import { sharedDataFlow } from './rules/data-flow-findings';
import { makeDispatch, type RuleErrorSink, type Sink } from './rules/dispatch';
import type { KnownFindings } from './rules/known-findings';
import type { Diagnostic, Finding, Rule, RuleOptions, Severity } from './rules/rule';
import { withoutSuppressed } from './rules/suppressions';
import { walkInSteps } from './rules/walk';
import type { SdkTable } from './integrations/sdk-table';
import { buildModelInSteps } from './model/build-model';
import type { MachineModel } from './model/model';
import { finish, type Steps } from './steps';
import type { OffsetRange } from './text/line-index';
import type { Node, ParsedDocument, Property, SyntaxFaultCode } from './tree/node';

export interface ValidateOptions {
  /** What the service would create; Standard unless said (digest V39). */
  readonly machineType?: 'STANDARD' | 'EXPRESS' | undefined;
  /** Gives the table of the SDK's services (integrations/sdk-table.ts) when a definition needs it; without it less is checked. */
  readonly sdk?: () => SdkTable | undefined;
  /** The names of `${Name}` that a deployment tool gives a value; undefined where that is not known. */
  readonly substitutions?: ReadonlySet<string> | undefined;
  /** Severities by code that replace those of the rules; `off` leaves a rule out. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Told when a rule throws, which is a defect of ours: the other rules go on. */
  readonly onRuleError?: (code: string, error: unknown) => void;
}

const rulesByCode: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.code, rule]));

const NO_SDK = (): undefined => undefined;

/** Codes of faults of the text, which make the service read nothing at all. */
const SYNTAX: ReadonlySet<string> = new Set<SyntaxFaultCode>([
  'invalid-json',
  'comment-in-json',
  'trailing-comma',
  'too-deeply-nested',
]);

/**
 * All findings in a document, sorted by place: faults of the text and those of all rules. Linear in the size of the
 * document; never throws. `model` may be given where it was built already or the definition is a part of the document.
 */
export function validate(document: ParsedDocument, options: ValidateOptions = {}, model?: MachineModel): Diagnostic[] {
  return finish(validateInSteps(document, options, model));
}

/**
 * The same in steps: a state, or one rule over the whole machine. `known`: what was found in the version before; it goes
 * on to this one. Without it nothing is known, and nothing is kept for a next version.
 */
export function* validateInSteps(
  document: ParsedDocument,
  options: ValidateOptions = {},
  model?: MachineModel,
  known?: KnownFindings,
): Steps<Diagnostic[]> {
  const severities = options.severities ?? {};
  const diagnostics: Diagnostic[] = syntaxDiagnostics(document, severities);
  const rules = allRules.filter((rule) => severities[rule.code] !== 'off' && (rule.hooks ?? rule.check));
  const seen = new Set<string>();
  const sink = (rule: Rule, finding: Finding): void => {
    const diagnostic = makeDiagnostic(rule, finding, document, severities);
    // The parts of a YAML anchor are met again at each alias: the same mend, the same message.
    const key = `${rule.code} ${String(diagnostic.range.start)} ${String(diagnostic.range.end)} ${diagnostic.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push(diagnostic);
  };
  const onError = (rule: Rule, error: unknown): void => {
    options.onRuleError?.(rule.code, error);
  };
  const ruleOptions: RuleOptions = {
    machineType: options.machineType ?? 'STANDARD',
    sdk: options.sdk ?? NO_SDK,
    ...(options.substitutions && { substitutions: options.substitutions }),
  };
  const built = model ?? (yield* buildModelInSteps(document));
  const before = known?.lastRoot;
  if (known) yield* known.begin(built, rules, ruleOptions, sink);
  if (built.scope) yield* sharedDataFlow.prepare(built.scope, before, ruleOptions);
  const noting: Sink = known
    ? (rule, finding) => {
        known.note(rule, finding);
        sink(rule, finding);
      }
    : sink;
  const notingErrors: RuleErrorSink = (rule, error) => {
    known?.noteFailure(rule, error);
    onError(rule, error);
  };
  const dispatch = makeDispatch(rules, ruleOptions, noting, notingErrors);
  yield* walkInSteps(built, dispatch, known);
  yield* dispatch.machine(built, known?.isQuiet);
  known?.end();
  const sorted = withoutFollowUps(diagnostics).sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || compare(a.code, b.code),
  );
  return withoutSuppressed(sorted, document);
}

/** What is said of the data where an expression cannot stand at all says the same in other words. */
function withoutFollowUps(diagnostics: Diagnostic[]): Diagnostic[] {
  if (!diagnostics.some(({ code }) => code.startsWith('data-flow-'))) return diagnostics;
  const refused = new Set(diagnostics.flatMap(({ severity, at }) => (severity === 'error' && at ? [at] : [])));
  return diagnostics.filter(({ code, at }) => !code.startsWith('data-flow-') || !at || !refused.has(at));
}

/** Faults of the text itself, as diagnostics. */
export function syntaxDiagnostics(
  document: ParsedDocument,
  severities: Readonly<Record<string, Severity | 'off'>>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  // The service stops at the first fault of the text.
  let aws =
    document.format === 'json' && document.faults.some(({ code }) => SYNTAX.has(code))
      ? awsSyntaxFault(document)
      : undefined;
  for (const fault of document.faults) {
    const severity = severities[fault.code] ?? rulesByCode.get(fault.code)?.severity ?? 'error';
    if (severity === 'off') continue;
    const isSyntax = SYNTAX.has(fault.code);
    diagnostics.push({
      code: fault.code,
      severity,
      message: fault.message,
      range: inside(fault, document),
      ...(isSyntax && aws && { aws }),
    });
    if (isSyntax) aws = undefined;
  }
  return diagnostics;
}

function makeDiagnostic(
  rule: Rule,
  finding: Finding,
  document: ParsedDocument,
  severities: Readonly<Record<string, Severity | 'off'>>,
): Diagnostic {
  const chosen = severities[rule.code];
  return {
    code: rule.code,
    severity: chosen && chosen !== 'off' ? chosen : (finding.severity ?? rule.severity),
    message: finding.message,
    range: inside(finding.range ?? rangeOf(finding.at), document),
    at: finding.at,
    ...(finding.aws && { aws: finding.aws }),
    ...(finding.unsaid && { unsaid: finding.unsaid }),
    ...(rule.tags && { tags: rule.tags }),
    ...(finding.related && {
      related: finding.related.map(({ message, range }) => ({ message, range: inside(range, document) })),
    }),
    ...(finding.data !== undefined && { data: finding.data }),
  };
}

/** What is underlined: a key for a property, the key or the bracket for a container, else the whole value. */
function rangeOf(at: Node | Property): OffsetRange {
  if (at.kind === 'property') return at.key;
  if (at.kind !== 'object' && at.kind !== 'array') return at;
  if (at.parent?.kind === 'property') return at.parent.key;
  return { start: at.start, end: Math.min(at.start + 1, at.end) };
}

function inside({ start, end }: OffsetRange, { text }: ParsedDocument): OffsetRange {
  const from = Math.max(0, Math.min(start, text.length));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
