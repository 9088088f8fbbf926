import type * as vscode from 'vscode';
import { runTarget, targetOf } from '../run/run-target';
import { ResourcesPanel, type ResourcesActions } from './resources-panel';

/** Shows the page of resources of a machine; one page for each. */
export class ResourcesCommand {
  private readonly panels = new Map<string, ResourcesPanel>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly actions: Omit<ResourcesActions, 'target'>,
  ) {}

  async show(given: unknown, name: unknown): Promise<void> {
    const target = await runTarget(given, name);
    if (!target) return;
    const key = JSON.stringify([target.document.uri.toString(), target.name]);
    const shown = this.panels.get(key);
    if (shown) {
      shown.reveal();
      return;
    }
    const actions = { ...this.actions, target: () => targetOf(target) };
    const panel = new ResourcesPanel(this.extensionUri, target.document, target.name, actions, () => {
      this.panels.delete(key);
    });
    this.panels.set(key, panel);
  }
}
