import { layOut } from './layered';
import type { Places, Shape } from './shape';

/** So many shapes are kept. */
const MOST = 500;

/**
 * Lays shapes out, and keeps what it has found: where an edit changes one branch, only that and what is around it is laid
 * out again, and branches that are alike are laid out once.
 */
export function rememberingLayout(find: (shape: Shape) => Places = layOut): (shape: Shape) => Places {
  const known = new Map<string, Places>();
  return (shape) => {
    const key = JSON.stringify(shape);
    const places = known.get(key) ?? find(shape);
    // The one that was not asked for longest is the first of them.
    known.delete(key);
    known.set(key, places);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return places;
  };
}
