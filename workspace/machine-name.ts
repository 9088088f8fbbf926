import path from 'node:path';

/** The name of a machine by that of its file: `order-flow.asl.json` is "order-flow". What names may not hold becomes `-` (digest D21). */
export function machineNameOf(file: string): string {
  const stem = path.basename(file).replace(/(\.asl)?\.(json|ya?ml|asl)$/i, '');
  const name = stem.replace(/[^\w.-]+/g, '-').slice(0, 80);
  return name === '' || name === '-' ? 'StateMachine' : name;
}
