import { describe, expect, it } from 'vitest';
import { tracksOf } from '../../graph/layered/tracks';

const line = (from: number, to: number): { tops: number[]; bottoms: number[] } => ({ tops: [from], bottoms: [to] });

describe('tracksOf', () => {
  it('gives lines that have nothing to do with each other one height', () => {
    expect(tracksOf([line(0, 50), line(100, 150)])).toEqual([0, 0]);
  });

  it('nests lines that leave one node to the same side, so that they do not cross', () => {
    // The right one goes further: it turns first.
    expect(tracksOf([line(10, 100), line(20, 200)])).toEqual([1, 0]);
    expect(tracksOf([line(210, 100), line(220, 200)])).toEqual([0, 1]);
  });

  it('lays no line upon another that ends where it begins', () => {
    // The first ends at 100, where the second comes from: the second has to turn aside above it.
    expect(tracksOf([line(0, 100), line(100, 300)])).toEqual([1, 0]);
    expect(tracksOf([line(100, 300), line(0, 100)])).toEqual([0, 1]);
  });
});
