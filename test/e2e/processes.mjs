// The processes of this computer, to see what a run leaves behind and to end one as a crash would.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes whose command line has all of these texts. */
export function processesWith(...texts) {
  return all()
    .filter(({ command }) => texts.every((text) => command.includes(text)))
    .map(({ id }) => id);
}

function all() {
  if (!existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => ({ id: Number.parseInt(line, 10), command: line }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ id: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}
