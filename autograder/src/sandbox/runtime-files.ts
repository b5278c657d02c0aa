import { execFile } from "node:child_process";
import { chmodSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { isReachable, stageFiles } from "./staging";

/** A host's file and where it stands in the sandbox. */
export interface Bind {
  readonly source: string;
  readonly target: string;
}

const run = promisify(execFile);

/** Where the libraries stand inside, whatever their folders on the host. */
export const libraryFolder = "/libraries";

/**
 * The programs and every library that they link, file by file: the sandbox sees no other file of
 * the host, and not even where they stand there. Only the loader keeps its path, which is written
 * into the programs.
 *
 * @param programs by their name in `/bin` inside
 */
export async function runtimeFiles(programs: Readonly<Record<string, string>>): Promise<Bind[]> {
  const binds = new Map<string, string>();
  for (const [name, program] of Object.entries(programs)) {
    binds.set(`/bin/${name}`, reachableCopy(program));
    for (const { target, source } of await linkedLibraries(program)) {
      if (!binds.has(target)) binds.set(target, reachableCopy(realpathSync(source)));
    }
  }
  return [...binds].map(([target, source]) => ({ source, target }));
}

async function linkedLibraries(program: string): Promise<Bind[]> {
  const { stdout } = await run("ldd", [program], { env: { PATH: "/usr/bin:/bin", LC_ALL: "C" } });
  return librariesOf(stdout);
}

/** Lines of what `ldd` prints: `name => /path (0x…)`, or `/path (0x…)` for the loader. */
export function librariesOf(printed: string): Bind[] {
  const binds: Bind[] = [];
  for (const line of printed.split("\n")) {
    const [, name, source] = /^\s+(?:(\S+) => )?(\/.*?) \(0x[0-9a-f]+\)\s*$/.exec(line) ?? [];
    if (source === undefined) continue;
    binds.push({
      source,
      target: name === undefined ? source : `${libraryFolder}/${basename(name)}`,
    });
  }
  return binds;
}

/** The file, or a copy where another user cannot reach it: node from nvm in root's home. */
function reachableCopy(path: string): string {
  if (isReachable(dirname(path))) return path;
  const { folder } = stageFiles([{ name: basename(path), from: path }]);
  const copy = join(folder, basename(path));
  chmodSync(copy, 0o755);
  return copy;
}
