import * as vscode from 'vscode';

const toolkitId = 'amazonwebservices.aws-toolkit-vscode';
const asked = 'stepwright.askedAboutToolkit';

/** Whether Stepwright checks and completes; where the AWS Toolkit is installed too, the user may want only one to do so. */
export function checksState(): boolean {
  const chosen = vscode.workspace.getConfiguration('stepwright').get<string>('withToolkit');
  return chosen !== 'runOnly' || !vscode.extensions.getExtension(toolkitId);
}

/** Offers once to quiet one of the two extensions where both are there, so that nobody sees everything double. */
export async function offerToQuietOne({ globalState }: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration('stepwright');
  if (!vscode.extensions.getExtension(toolkitId) || settings.get('withToolkit') !== 'ask' || globalState.get(asked))
    return;
  await globalState.update(asked, true);
  const quietStepwright = 'Stepwright Only Runs';
  const quietToolkit = 'Disable the Toolkit…';
  const chosen = await vscode.window.showInformationMessage(
    'The AWS Toolkit checks and completes state machines too, so you may see findings and proposals twice.',
    quietStepwright,
    quietToolkit,
    'Keep Both',
  );
  if (chosen === quietStepwright) await settings.update('withToolkit', 'runOnly', vscode.ConfigurationTarget.Global);
  // Only the user can disable an extension; its page has the button, for the workspace too.
  else if (chosen === quietToolkit) await vscode.commands.executeCommand('extension.open', toolkitId);
  else if (chosen !== undefined) await settings.update('withToolkit', 'both', vscode.ConfigurationTarget.Global);
}
