import { buildModel } from '../model/build-model';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { Definition } from './find-definitions';

/** The machine of a template as if it were a document of its own, with the comments and the faults in its stretch only. */
export function standAlone({ model, at, region, text }: Definition): MachineModel {
  if (!at || text) return model;
  const { document } = model;
  const isInside = ({ start, end }: OffsetRange): boolean => region.start <= start && end <= region.end;
  return buildModel({
    ...document,
    root: at,
    comments: document.comments.filter(isInside),
    faults: document.faults.filter(isInside),
  });
}
