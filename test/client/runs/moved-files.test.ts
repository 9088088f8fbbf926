import { describe, expect, it } from 'vitest';
import { pathMoved, whereMoved } from '../../../client/runs/moved-files';

describe('files that were moved', () => {
  const moved = whereMoved([
    { oldUri: 'file:///w/a.asl.json', newUri: 'file:///w/b%20c.asl.json' },
    { oldUri: 'file:///w/flows', newUri: 'file:///x' },
  ]);

  it('are found by their name before', () => {
    expect(moved('file:///w/a.asl.json')).toBe('file:///w/b%20c.asl.json');
    expect(moved('file:///w/flows/deep/m.asl.yaml')).toBe('file:///x/deep/m.asl.yaml');
    expect(moved('file:///w/flows-2/m.asl.yaml')).toBeUndefined();
    expect(moved('file:///w/a.asl.json.bak')).toBeUndefined();
  });

  it('have a path on the disk', () => {
    expect(pathMoved('/w/a.asl.json', moved)).toBe('/w/b c.asl.json');
    expect(pathMoved('/w/z.asl.json', moved)).toBe('/w/z.asl.json');
  });
});
