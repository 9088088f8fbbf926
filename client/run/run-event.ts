import type { Json } from '../../language/json';

/** What the fold reads of a history event; the interpreter's events have this shape. */
export interface RunEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  readonly details?: Readonly<Record<string, Json | undefined>>;
}

/** A detail of an event that is a text. */
export function textOf(event: RunEvent, name: string): string | undefined {
  const value = event.details?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** A detail of an event that is a number; 0 where it is none. */
export function numberOf(event: RunEvent, name: string): number {
  const value = event.details?.[name];
  return typeof value === 'number' ? value : 0;
}
