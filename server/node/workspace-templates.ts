import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  chooseTemplates,
  mayBeTemplate,
  mayHoldTemplates,
  readTemplateFile,
  TEMPLATE_LIMITS,
  type Templates,
} from '../../workspace/templates/find-templates';
import type { Template } from '../../workspace/templates/template';

/** The templates of a workspace folder: looked for when they are first asked for, then each read again when it changes. */
export class WorkspaceTemplates {
  private readonly known = new Map<string, Template | undefined>();
  /** What is under way; undefined while nobody has asked yet. */
  private read: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  /** Those that say something about machines of a folder. */
  async around(machineFolder: string): Promise<Templates> {
    await (this.read ??= this.scan(this.folder));
    return chooseTemplates(this.known, machineFolder, this.folder);
  }

  /** A file or a folder was made, changed or removed. */
  changed(file: string): void {
    const folders = path.relative(this.folder, path.dirname(file)).split(path.sep);
    if (!this.read || !folders.every(mayHoldTemplates)) return;
    const below = [...this.known.keys()].filter((known) => known.startsWith(file + path.sep));
    if (mayBeTemplate(path.basename(file))) this.then(() => this.readAll([file]));
    // Of what is in a folder that was moved nobody tells.
    else if (below.length > 0 || path.extname(file) === '') {
      this.then(async () => {
        await this.readAll(below);
        await this.scan(file);
      });
    }
  }

  private then(work: () => Promise<void>): void {
    this.read = this.read?.then(work);
  }

  /** Breadth first, so that what lies near the root is found where the workspace is too big for all. */
  private async scan(root: string): Promise<void> {
    const files: string[] = [];
    const folders = [{ folder: root, depth: 0 }];
    for (const { folder, depth } of folders) {
      if (files.length >= TEMPLATE_LIMITS.files) break;
      const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const whole = path.join(folder, entry.name);
        if (entry.isFile() && mayBeTemplate(entry.name)) files.push(whole);
        const isDeeper = entry.isDirectory() && depth < TEMPLATE_LIMITS.depth && mayHoldTemplates(entry.name);
        if (isDeeper && folders.length < TEMPLATE_LIMITS.folders) folders.push({ folder: whole, depth: depth + 1 });
      }
    }
    await this.readAll(files.slice(0, TEMPLATE_LIMITS.files));
  }

  /** One after the other, so that requests are answered in between. */
  private async readAll(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const template = await readTemplateFile(file);
      if (template) this.known.set(file, template);
      else this.known.delete(file);
    }
  }
}
