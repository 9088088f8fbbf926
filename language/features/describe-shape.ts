import { typeWords } from '../data-flow/describe';
import { ARRAY, isUnknown, OBJECT, type Shape } from '../data-flow/shape';

const MAX_MEMBERS = 12;

/** What is known of a value, in a few words of Markdown; undefined where nothing is. */
export function describeValue(shape: Shape): string | undefined {
  return isUnknown(shape) ? undefined : words(shape, 0);
}

function words(shape: Shape, depth: number): string {
  const { types, object, array } = shape;
  if (types === OBJECT && object && depth < 2) {
    const members = [...object.members()];
    const listed = members
      .slice(0, MAX_MEMBERS)
      .map(([name, member]) => `${name}${member.optional ? '?' : ''}: ${words(member.shape, depth + 1)}`);
    const more = members.length > MAX_MEMBERS || object.open ? [...listed, '…'] : listed;
    return more.length > 0 ? `{ ${more.join(', ')} }` : '{}';
  }
  if (types === ARRAY && array && depth < 2) return `list of ${several(words(array.items(), depth + 1))}`;
  return isUnknown(shape) ? 'anything' : typeWords(types);
}

/** `a number or a text` as one says it of many: `numbers or texts`. */
function several(one: string): string {
  return one.startsWith('{') ? one : one.replace(/\ban? (\w+)/g, '$1s');
}
