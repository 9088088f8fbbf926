import { complete } from '../../language/features/complete';
import { withoutStops } from '../../language/features/completion';
import { signatureHelp } from '../../language/features/signature-help';
import { toCompletionList } from '../convert/completion';
import { toSignatureHelp } from '../convert/reading';
import type { MachineSurroundings } from '../surroundings';
import type { ServerParts } from './parts';

/** Completion and signature help. */
export function registerCompletion(
  { connection, settings, client, answers }: ServerParts,
  surroundings: MachineSurroundings,
): void {
  connection.onCompletion(async (params, token) => {
    const { uri } = params.textDocument;
    const { machineType } = await settings.of(uri);
    const names = await surroundings.namesIn(uri);
    return answers.at('Completion', params, token, (machine, offset) => {
      const proposals = complete(machine.model, offset, surroundings.optionsFor(machine, names, machineType))
        .filter(({ edit, extra }) => [edit, ...extra].every(machine.place.canEdit))
        .map((item) => (client.snippets ? item : withoutStops(item)));
      return toCompletionList(proposals, machine.place, client);
    });
  });

  connection.onSignatureHelp((params, token) =>
    answers.at('Signature help', params, token, ({ model }, offset) => {
      const found = signatureHelp(model, offset);
      return found ? toSignatureHelp(found) : null;
    }),
  );
}
