import { LAST_RUN, type LastRunParams } from '../../language/features/last-run';
import { MachineSurroundings } from '../surroundings';
import { registerChanging } from './changing';
import { registerCompletion } from './completion';
import { registerNavigation } from './navigation';
import type { ServerParts } from './parts';
import { registerReading } from './reading';
import { registerStructure } from './structure';

/** Answers the requests of the protocol by the functions of language/features. */
export function registerFeatures(parts: ServerParts): void {
  const { connection, settings, project, safely } = parts;
  const surroundings = new MachineSurroundings(project, (uri) => settings.folderOf(uri));
  connection.onNotification(LAST_RUN, (params: LastRunParams) => {
    safely('Last run', undefined, () => {
      surroundings.ran(params);
      // An editor that cannot refresh asks again when the text is scrolled or changed.
      connection.languages.inlayHint.refresh().catch(() => undefined);
    });
  });
  registerCompletion(parts, surroundings);
  registerReading(parts, surroundings);
  registerNavigation(parts);
  registerStructure(parts);
  registerChanging(parts);
}
