import { validate } from '../../language/validate';
import { parseDocument } from '../../language/tree/parse-document';
import { loadSdkTable } from '../../workspace/sdk-table';
import type { Figure } from '../figure';
import { hostileDocuments, type HostileDocument } from '../hostile/documents';
import { interleave } from '../interleave';

/** Noise, and caches of the processor, which a document of double size fills more often. */
const ROOM = 1.4;

/** Parse and all diagnostics of the worst documents, over twice what half of them takes. */
export const hostileFigures: readonly Figure[] = hostileDocuments.map(growth);

function growth({ name, format, size, text }: HostileDocument): Figure {
  return {
    name: `hostile-${name}`,
    what: `parse + all diagnostics of ${name} (${String(size)}), over twice those of half of it`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost: ROOM },
    async measure({ quick }) {
      const whole = text(quick ? size / 20 : size);
      const half = text((quick ? size / 20 : size) / 2);
      const check = (document: string) => () => validate(parseDocument(document, format), { sdk: loadSdkTable });
      const medians = await interleave({ whole: check(whole), half: check(half) }, quick ? 1 : 9);
      return {
        ours: medians.whole,
        peer: 2 * medians.half,
        notes: { size: `${String(Math.round(whole.length / 1024))} KB` },
      };
    },
  };
}
