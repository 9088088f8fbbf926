import { describe, expect, it } from 'vitest';
import { exampleFileName, inputFilesAmong, parseInput, preview } from '../../../client/run/input-candidates';

describe('inputFilesAmong', () => {
  it('puts the file with the name of the machine first, then input.json, then other inputs', () => {
    const files = [
      'input.json',
      'other.input.json',
      'flow.asl.json',
      'flow.input.json',
      'package.json',
      'input-2.json',
    ];
    expect(inputFilesAmong(files, 'flow.asl.json')).toEqual([
      'flow.input.json',
      'input.json',
      'input-2.json',
      'other.input.json',
    ]);
  });

  it('has the examples of the machine before those of nobody, and not those of another machine', () => {
    const files = [
      'order.asl.yaml',
      'order.input.json',
      'flow.big.input.json',
      'flow.small.input.json',
      'a.input.json',
    ];
    expect(inputFilesAmong([...files, 'input.json'], 'flow.asl.json')).toEqual([
      'flow.big.input.json',
      'flow.small.input.json',
      'input.json',
      'a.input.json',
    ]);
  });

  it('has for a machine of a template the examples with the name of its resource', () => {
    const files = ['Other.input.json', 'OrderFlow.big.input.json', 'OrderFlow.input.json', 'template.yaml'];
    expect(inputFilesAmong(files, 'OrderFlow').slice(0, 2)).toEqual([
      'OrderFlow.input.json',
      'OrderFlow.big.input.json',
    ]);
    expect(exampleFileName('OrderFlow', 'big')).toBe('OrderFlow.big.input.json');
  });

  it('names the file of an example', () => {
    expect(exampleFileName('flow.asl.json', ' two items/ok ')).toBe('flow.two-items-ok.input.json');
    expect(exampleFileName('flow.asl.yaml', '')).toBe('flow.input.json');
  });

  it.each(['flow.asl', 'flow.json', 'flow.asl.yaml', 'flow.asl.yml'])('knows the endings of %s', (machine) => {
    expect(inputFilesAmong(['flow.input.json'], machine)).toEqual(['flow.input.json']);
    expect(inputFilesAmong(['x.json'], machine)).toEqual([]);
  });
});

describe('parseInput', () => {
  it('takes any JSON value, and nothing as an empty object', () => {
    expect(parseInput('[1, "a"]')).toEqual({ kind: 'value', value: [1, 'a'] });
    expect(parseInput('null')).toEqual({ kind: 'value', value: null });
    expect(parseInput(' \n')).toEqual({ kind: 'value', value: {} });
    expect(parseInput('\uFEFF{"a":1}\r\n')).toEqual({ kind: 'value', value: { a: 1 } });
  });

  it.each(['{', "{'a':1}", '{"a":1}}', 'undefined'])('says that %s is not JSON', (text) => {
    const parsed = parseInput(text);
    expect(parsed.kind).toBe('fault');
    expect(parsed.kind === 'fault' && parsed.message).toMatch(/^This is not JSON \(character \d+\): /);
  });
});

it('shows long texts in one line, cut', () => {
  expect(preview('{\n  "a": 1\n}')).toBe('{ "a": 1 }');
  expect(preview('x'.repeat(200), 10)).toBe('xxxxxxxxx…');
});
