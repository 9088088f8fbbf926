import type { Node } from './node';

/**
 * The name by which a template speaks of a value that is known only at deployment, as `${Name}` would write it: the
 * argument of `Ref` is `Fn`, that of `GetAtt` is `Fn.Arn` or `[Fn, Arn]`. Undefined for other arguments.
 */
export function nameInTemplate(argument: Node | undefined): string | undefined {
  if (argument?.kind === 'placeholder') return argument.name;
  if (argument?.kind === 'string') return argument.value;
  if (argument?.kind !== 'array') return undefined;
  const names = argument.items.map((item) => (item.kind === 'string' ? item.value : ''));
  return names.length > 0 && names.every((name) => name !== '') ? names.join('.') : undefined;
}
