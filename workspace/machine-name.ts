import path from 'node:path';

/** The name of a machine by that of its file: `order-flow.asl.json` is "order-flow". What names may not hold becomes `-` (digest D21). */
export function machineNameOf(file: string): string {
  const name = machineStemOf(file)
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 80);
  return name === '' || name === '-' ? 'StateMachine' : name;
}

/** The name of a machine's file without its endings. */
export function machineStemOf(file: string): string {
  return path.basename(file).replace(/(\.asl)?\.(json|ya?ml|asl)$/i, '');
}
