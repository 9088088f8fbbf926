/**
 * The name of the function that a Resource or a `FunctionName` means (digest S8): a bare name, a partial or a full ARN,
 * with a version or alias or without. Placeholders in region and account (`XXXXXXXXXXXX`, `REGION`, `${AWS::AccountId}`)
 * do not matter. A text that is one placeholder (`${ChargeCardFunctionArn}`) stands for the name inside it.
 */
export function functionNameOf(reference: string): string {
  const text = reference.trim();
  const placeholder = /^\$\{([^{}]+)\}$/.exec(text)?.[1];
  if (placeholder !== undefined) return nameInPlaceholder(placeholder);
  const name = /(?:^|:)function:(.+)$/.exec(text)?.[1] ?? text;
  // `${Stage}` and `${AWS::StackName}` hold colons of their own: only one outside of braces starts the qualifier.
  const bare = /^(?:\$\{[^{}]*\}|[^:])+/.exec(name)?.[0] ?? name;
  const inner = /^\$\{([^{}]+)\}$/.exec(bare)?.[1];
  return inner === undefined ? bare : nameInPlaceholder(inner);
}

/** The version or alias at the end, or undefined: `live` in `…:function:Charge:live`. */
export function qualifierOf(reference: string): string | undefined {
  const name = functionNameOf(reference);
  const at = reference.lastIndexOf(`${name}:`);
  return at < 0 ? undefined : reference.slice(at + name.length + 1) || undefined;
}

/** `ChargeCardFunctionArn`, `ChargeCardFunction.Arn`: SAM and CDK name the attribute along with the function. */
function nameInPlaceholder(placeholder: string): string {
  const name = placeholder.trim();
  return name.replace(/(?:\.|_|-)?arn$/i, '') || name;
}

const ARN = /^arn:[^:]*:lambda:([^:]*):([^:]*):function:/;

/** The function's ARN as `context.invoked_function_arn` shows it: the given one, or one made up from the name. */
export function functionArnOf(reference: string, region: string, account: string): string {
  if (ARN.test(reference)) return reference;
  return `arn:aws:lambda:${region}:${account}:function:${functionNameOf(reference)}`;
}

/** The region that an ARN names, where it is a real one. */
export function regionOf(reference: string): string | undefined {
  const region = ARN.exec(reference)?.[1];
  return region !== undefined && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) ? region : undefined;
}

/** The form in which names are compared with file names: `Charge-Card`, `charge_card` and `ChargeCard` are the same. */
export function comparableName(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}
