import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../language/rules/rule';
import { LineIndex, type Position, type Range } from '../language/text/line-index';
import { formatOf, parseDocument, type DocumentFormat } from '../language/tree/parse-document';
import { pathOf, toAwsLocation } from '../language/tree/path';
import { validate } from '../language/validate';
import { loadSdkTable } from '../workspace/sdk-table';

/** An entry of invalid.json (see SOURCES.md of the corpus). */
export interface InvalidEntry {
  readonly id: string;
  readonly basis: string;
  readonly definition: unknown;
  readonly format?: 'json' | 'yaml';
  readonly machineType?: 'STANDARD' | 'EXPRESS';
  readonly expected?: readonly string[];
  readonly aws?: readonly {
    readonly code?: string | null;
    readonly message?: string | null;
    readonly location?: string | null;
  }[];
  readonly locations?: readonly string[];
  readonly diagnostics?: readonly {
    readonly message: string;
    readonly start: readonly number[];
    readonly end: readonly number[];
  }[];
}

export interface FalseAlarm {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

export interface InvalidResult {
  readonly id: string;
  /** Whether a diagnostic of the severity that the entry's basis asks for was found. */
  readonly caught: boolean;
  /** Places that were asked for and where no such diagnostic stands. */
  readonly missedPlaces: readonly string[];
  readonly hasPlaces: boolean;
  readonly found: readonly string[];
}

export interface CorpusReport {
  readonly valid: { readonly total: number; readonly falseAlarms: readonly FalseAlarm[] };
  readonly invalid: {
    readonly total: number;
    readonly missed: readonly InvalidResult[];
    readonly wrongPlace: readonly InvalidResult[];
  };
}

/** Runs a corpus laid out as `DIR/valid/*` and `DIR/invalid.json`. */
export function runCorpus(directory: string): CorpusReport {
  const files = validFiles(directory);
  const entries = invalidEntries(directory);
  const results = entries.map(checkInvalid);
  return {
    valid: {
      total: files.length,
      falseAlarms: files.flatMap((file) => checkValid(join(directory, 'valid', file), file)),
    },
    invalid: {
      total: entries.length,
      missed: results.filter(({ caught }) => !caught),
      wrongPlace: results.filter((result) => result.caught && isWrongPlace(result, entries)),
    },
  };
}

export function validFiles(directory: string): string[] {
  return readdirSync(join(directory, 'valid')).sort();
}

export function invalidEntries(directory: string): InvalidEntry[] {
  return JSON.parse(readFileSync(join(directory, 'invalid.json'), 'utf8')) as InvalidEntry[];
}

/** The errors that a definition which the service accepts gives. */
export function checkValid(path: string, file: string): FalseAlarm[] {
  const text = readFileSync(path, 'utf8');
  const lines = new LineIndex(text);
  return diagnose(text, formatOf(file))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, range }) => ({ file, code, message, line: lines.positionAt(range.start).line + 1 }));
}

/** The warnings on a definition that the service accepts, each with its place. */
export function warningsOf(path: string, file: string): { readonly code: string; readonly at: string }[] {
  return diagnose(readFileSync(path, 'utf8'), formatOf(file))
    .filter(({ severity }) => severity === 'warning')
    .map(({ code, at }) => ({ code, at: at ? toAwsLocation(pathOf(at)) : '' }));
}

/** Whether an entry is caught, with the severity that its basis asks for, and at which of its places. */
export function checkInvalid(entry: InvalidEntry): InvalidResult {
  const text = typeof entry.definition === 'string' ? entry.definition : JSON.stringify(entry.definition, null, 2);
  const all = diagnose(text, entry.format ?? 'json', entry.machineType);
  const counting = entry.basis === 'aws' ? all.filter(({ severity }) => severity === 'error') : all;
  const lines = new LineIndex(text);
  const locations = [
    ...(entry.locations ?? []),
    ...(entry.aws ?? []).flatMap(({ location }) => (location ? [location] : [])),
  ];
  const ranges = (entry.diagnostics ?? []).map(rangeOf);
  return {
    id: entry.id,
    caught: counting.length > 0,
    hasPlaces: locations.length + ranges.length > 0,
    missedPlaces: [
      ...locations.filter((location) => !counting.some((diagnostic) => liesUnder(diagnostic, location))),
      ...ranges
        .filter((range) => !counting.some(({ range: own }) => overlap(lines.rangeOf(own), range)))
        .map(({ start, end }) => `${show(start)}-${show(end)}`),
    ],
    found: all.map(
      ({ severity, code, range, message }) => `${severity} ${code} ${show(lines.positionAt(range.start))} ${message}`,
    ),
  };
}

function isWrongPlace({ id, hasPlaces, missedPlaces }: InvalidResult, entries: readonly InvalidEntry[]): boolean {
  if (!hasPlaces) return false;
  const entry = entries.find((candidate) => candidate.id === id);
  const asked =
    (entry?.locations?.length ?? 0) +
    (entry?.diagnostics?.length ?? 0) +
    (entry?.aws ?? []).filter(({ location }) => location).length;
  return missedPlaces.length >= asked;
}

function diagnose(
  text: string,
  format: DocumentFormat | undefined,
  machineType?: 'STANDARD' | 'EXPRESS',
): Diagnostic[] {
  return validate(parseDocument(text, format), { sdk: loadSdkTable, ...(machineType && { machineType }) });
}

function liesUnder({ at }: Diagnostic, location: string): boolean {
  if (!at) return false;
  const own = toAwsLocation(pathOf(at));
  return location === '/' || own === location || own.startsWith(`${location}/`) || own.startsWith(`${location}[`);
}

function rangeOf({ start, end }: { readonly start: readonly number[]; readonly end: readonly number[] }): Range {
  return {
    start: { line: start[0] ?? 0, character: start[1] ?? 0 },
    end: { line: end[0] ?? 0, character: end[1] ?? 0 },
  };
}

function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function show({ line, character }: Position): string {
  return `${String(line)}:${String(character)}`;
}
