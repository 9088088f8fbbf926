/** A member's name, or an element's index. */
export type PathStep = string | number;

const plainName = /^[A-Za-z_]\w*$/;

/** How a state's field would name a place in its data: `$.orders[0].id`, or `$states.input.orders[0].id` in JSONata. */
export function memberPath(path: readonly PathStep[], isJsonata: boolean): string {
  const root = isJsonata ? '$states.input' : '$';
  return root + path.map((step) => stepText(step, isJsonata)).join('');
}

function stepText(step: PathStep, isJsonata: boolean): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  if (plainName.test(step)) return `.${step}`;
  if (isJsonata) return `.\`${step}\``;
  return `['${step.replaceAll(/[\\']/g, '\\$&')}']`;
}
