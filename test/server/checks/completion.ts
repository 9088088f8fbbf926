import { expect } from 'vitest';
import type { Format } from '../formats';
import { complete, machineWith, open, openText, taken } from '../session';

export const COMPLETION = {
  async 'completion of targets'(format) {
    const found = await open(format, machineWith({ first: { Next: 'CURSOR' } }));
    const items = await complete(found);
    expect(items.map(({ label }) => label)).toEqual(['Finish', 'Charge']);
    expect((await openText(format, taken(found, items[0]), 0)).diagnostics).toEqual([]);
  },

  async 'completion of fields'(format) {
    const found = await open(format, machineWith({ first: { HeartCURSOR: 30 } }));
    const items = await complete(found);
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('HeartbeatSeconds');
    for (const absent of ['Next', 'End', 'Choices', 'Output']) expect(labels).not.toContain(absent);
    const item = items.find(({ label }) => label === 'HeartbeatSeconds');
    expect((await openText(format, taken(found, item), 0)).diagnostics).toEqual([]);
  },

  async 'completion of values'(format) {
    const found = await open(format, machineWith({ second: { Type: 'CURSOR' } }));
    expect((await complete(found)).map(({ label }) => label)).toContain('Pass');
  },

  async 'completion of error names'(format) {
    const found = await open(format, machineWith({ first: { Retry: [{ ErrorEquals: ['Lambda.CURSOR'] }] } }));
    expect((await complete(found)).map(({ label }) => label)).toContain('Lambda.TooManyRequestsException');
  },

  async 'completion in JSONPath'(format) {
    const found = await open(format, machineWith({ second: { Parameters: { 'id.$': '$$.Execution.CURSOR' } } }));
    expect((await complete(found)).map(({ label }) => label)).toContain('Id');
    const call = await open(format, machineWith({ second: { Parameters: { 'id.$': 'States.MaCURSOR' } } }));
    expect((await complete(call)).map(({ label }) => label)).toContain('States.MathAdd');
  },

  async 'completion in JSONata'(format) {
    const jsonata = { QueryLanguage: 'JSONata', Output: '{% $states.CURSOR %}' };
    const found = await open(format, machineWith({ second: jsonata }));
    const items = await complete(found);
    expect(items.map(({ label }) => label)).toEqual(['input', 'context']);
    expect((await openText(format, taken(found, items[0]), 0)).diagnostics).toEqual([]);
  },

  async 'completion of data'(format) {
    const first = { Type: 'Pass', Resource: undefined, Retry: undefined, Result: { card: { number: 4 } } };
    const found = await open(format, machineWith({ first, second: { InputPath: '$.charged.card.CURSOR' } }));
    expect((await complete(found)).map(({ label }) => label)).toEqual(['number']);
  },

  async 'completion of variables'(format) {
    const first = { Assign: { 'total.$': '$.sum' } };
    const found = await open(format, machineWith({ first, second: { InputPath: '$toCURSOR' } }));
    expect((await complete(found)).map(({ label }) => label)).toContain('$total');
  },

  async 'completion of services and parameters'(format) {
    const resource = { Resource: 'arn:aws:states:::sqs:sendCURSOR', Retry: undefined };
    const found = await open(format, machineWith({ first: resource }));
    // What the CDK cuts in two cannot be replaced as one text.
    if (format.name !== 'CDK')
      expect((await complete(found)).map(({ label }) => label)).toContain('arn:aws:states:::sqs:sendMessage');
    const parameters = { ...resource, Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { MesCURSOR: 'x' } };
    const call = await open(format, machineWith({ first: parameters }));
    expect((await complete(call)).map(({ label }) => label)).toContain('MessageBody');
  },

  async 'snippets of patterns'(format) {
    for (const name of ['Saga', 'Human approval', 'Distributed Map over CSV']) {
      const written = format.write(machineWith({ first: { Next: 'Made' }, second: null, more: { CURSOR: {} } }));
      // Only the key is typed, and it is empty.
      const half = written.replace(/(CURSOR\\?"?): ?\{\}/, '$1');
      const found = await openText(format, half.replace('CURSOR', ''), half.indexOf('CURSOR'));
      const items = await complete(found);
      const text = taken(
        found,
        items.find(({ label }) => label === `${name} pattern`),
      );
      const { diagnostics } = await openText(format, text, 0);
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
    }
  },
} satisfies Record<string, (format: Format) => Promise<void>>;
