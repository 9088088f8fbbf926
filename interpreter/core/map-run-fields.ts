import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { QueryLanguage } from '../../language/fields/field';
import { compileValue } from './evaluate/expression-value';
import { compileTemplate, evaluateTemplate } from './evaluate/payload-template';
import { Failure } from './failure';
import type { ItemReading } from './item-store';
import { compileNumber, within, type CompiledNumber } from './map-limits';
import { objectOf, textOf } from './read';
import type { Fiber } from './runtime';

type CompiledJson = (fiber: Fiber, effective: Json) => Json | Failure;

/** A payload in a state's query language: a template, or JSON with expressions. */
function compilePayload(value: Json, location: string, language: QueryLanguage): CompiledJson {
  if (language === 'JSONata') {
    const compiled = compileValue(value, location);
    return (fiber) => compiled(fiber, {});
  }
  const template = compileTemplate(value);
  return (fiber, effective) => evaluateTemplate(fiber, template, effective);
}

function argumentsOf(holder: JsonObject, name: string, language: QueryLanguage): CompiledJson {
  const [field, given] =
    language === 'JSONata' ? ['Arguments', holder['Arguments']] : ['Parameters', holder['Parameters']];
  return compilePayload(given ?? {}, `${name}/${field}`, language);
}

/** `ItemReader`, ready to say what is to be read; undefined where the state has none. */
export function compileReader(
  state: JsonObject,
  language: QueryLanguage,
): ((fiber: Fiber, effective: Json) => ItemReading | Failure) | undefined {
  const reader = objectOf(state, 'ItemReader');
  if (!reader) return undefined;
  const config = objectOf(reader, 'ReaderConfig') ?? {};
  const given = argumentsOf(reader, 'ItemReader', language);
  const maxItems = compileNumber(config, 'MaxItems', language, {}, 'ItemReader/ReaderConfig/MaxItems');
  const resource = textOf(reader, 'Resource') ?? '';
  return (fiber, effective) => {
    const value = given(fiber, effective);
    if (value instanceof Failure) return value;
    const limit = maxItems?.(fiber, effective);
    if (limit instanceof Failure) return limit;
    return { resource, arguments: isJsonObject(value) ? value : {}, config, maxItems: limit };
  };
}

export interface CompiledWriter {
  /** Absent: the results stay in the state's output and are only transformed. */
  readonly resource: string | undefined;
  readonly config: JsonObject;
  readonly arguments: CompiledJson;
}

/** `ResultWriter`; undefined where the state has none. */
export function compileWriter(state: JsonObject, language: QueryLanguage): CompiledWriter | undefined {
  const writer = objectOf(state, 'ResultWriter');
  if (!writer) return undefined;
  return {
    resource: textOf(writer, 'Resource'),
    config: objectOf(writer, 'WriterConfig') ?? {},
    arguments: argumentsOf(writer, 'ResultWriter', language),
  };
}

export interface Tolerance {
  readonly count: CompiledNumber | undefined;
  readonly percentage: CompiledNumber | undefined;
}

/** Digest S49, S51. */
export function compileTolerance(state: JsonObject, language: QueryLanguage): Tolerance {
  return {
    count: compileNumber(state, 'ToleratedFailureCount', language, {
      check: (value) => (value < 0 ? 'ToleratedFailureCount cannot be negative.' : undefined),
    }),
    percentage: compileNumber(state, 'ToleratedFailurePercentage', language, {
      fraction: true,
      check: within('ToleratedFailurePercentage', 0, 100),
    }),
  };
}

export interface CompiledBatcher {
  readonly items: CompiledNumber | undefined;
  readonly bytes: CompiledNumber | undefined;
  readonly input: CompiledJson | undefined;
}

function positive(name: string, value: number): string | undefined {
  return value < 1 ? `${name} must be positive.` : undefined;
}

/** Digest S54. */
export function compileBatcher(state: JsonObject, language: QueryLanguage): CompiledBatcher | undefined {
  const batcher = objectOf(state, 'ItemBatcher');
  if (!batcher) return undefined;
  const input = batcher['BatchInput'];
  return {
    items: compileNumber(
      batcher,
      'MaxItemsPerBatch',
      language,
      { check: (value) => positive('MaxItemsPerBatch', value) },
      'ItemBatcher/MaxItemsPerBatch',
    ),
    bytes: compileNumber(
      batcher,
      'MaxInputBytesPerBatch',
      language,
      { check: (value) => positive('MaxInputBytesPerBatch', value) },
      'ItemBatcher/MaxInputBytesPerBatch',
    ),
    input: input === undefined ? undefined : compilePayload(input, 'ItemBatcher/BatchInput', language),
  };
}
