import type { Outcome } from './handler-process';
import type { HandlerSpec } from './handler-spec';

/** What to do about a handler that did not answer, where Lambda's own words do not say it. */
export function handlerHint(outcome: Outcome, { functionName, root, runtime }: HandlerSpec): string | undefined {
  if (outcome.kind === 'timed-out') {
    return `"${functionName}" has more time by "timeout" of its entry under "functions" in stepwright.json.`;
  }
  if (outcome.kind !== 'raised' || outcome.error['errorType'] !== 'Runtime.ImportModuleError') return undefined;
  const message = String(outcome.error['errorMessage']);
  const name = /No module named '([^']+)'|Cannot find (?:package|module) '([^']+)'/.exec(message);
  const missing = name?.[1] ?? name?.[2];
  if (missing === undefined) return undefined;
  if (/^[./]|^[a-z]:/i.test(missing)) return `"${functionName}" imports a file that is not there: ${missing}.`;
  return runtime === 'python'
    ? `"${missing}" is not installed for the Python that runs "${functionName}": install it into a .venv beside the handler ` +
        '(python3 -m venv .venv && .venv/bin/pip install …), or choose another Python by the setting stepwright.run.python.'
    : `"${missing}" is not installed for "${functionName}": npm install ${packageOf(missing)} in ${root}.`;
}

/** `@scope/name/file` -> `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
