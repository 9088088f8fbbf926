import {
  MarkupKind,
  type CodeLens,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  type SignatureHelp as LspSignatureHelp,
} from '../lsp';
import type { Lens } from '../../language/features/code-lens';
import type { Hover } from '../../language/features/hover-result';
import type { InlayHint } from '../../language/features/inlay-hints';
import type { SignatureHelp } from '../../language/features/signature-help';
import type { Place } from '../place';

export function toHover({ markdown, range }: Hover, place: Place): LspHover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: place.toRange(range) };
}

export function toInlayHint({ at, label, tooltip }: InlayHint, place: Place): LspInlayHint {
  return { position: place.toPosition(at), label, tooltip, paddingLeft: true };
}

export function toSignatureHelp({ label, doc, parameters, active }: SignatureHelp): LspSignatureHelp {
  return {
    signatures: [
      {
        label,
        documentation: { kind: MarkupKind.Markdown, value: doc },
        parameters: parameters.map((parameter) => ({ label: parameter.name, documentation: parameter.doc })),
      },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}

/** The command is told the document, and in a template which of its machines is meant. */
export function toCodeLens(lens: Lens, place: Place, machine: string | undefined): CodeLens {
  return {
    range: place.toRange(lens.range),
    command: {
      title: lens.title,
      command: lens.command,
      arguments: machine === undefined ? [place.uri] : [place.uri, machine],
    },
  };
}
