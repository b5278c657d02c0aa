import { chmodSync, copyFileSync, linkSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeIn } from "./open-folders";
import type { Bind } from "./runtime-files";
import { insideFolder } from "./sandbox-command";
import { openStage } from "./staging";

/** A program that is made here, and its place inside. */
export interface MadeProgram {
  readonly target: string;
  readonly content: Buffer;
}

/**
 * Folders that become the root of a foreign process: Node, its libraries and the staged files of one
 * exercise, root's own and writable by nobody else. One for each staged folder, since the bundles of
 * two exercises must not meet.
 */
export class Jails {
  private readonly folders = new Map<string, string>();
  private readonly template: string;

  constructor(
    readonly binds: readonly Bind[],
    programs: readonly MadeProgram[],
  ) {
    this.template = openStage().folder;
    for (const { source, target } of binds) copyFileSync(source, placeIn(this.template, target));
    for (const { target, content } of programs) {
      writeFileSync(placeIn(this.template, target), content);
    }
    this.targets = [...binds, ...programs].map(({ target }) => target);
    for (const target of this.targets) chmodSync(join(this.template, target), 0o755);
  }

  private readonly targets: readonly string[];

  /** The jail that holds the files of a staged folder. */
  of(staged: string): string {
    const known = this.folders.get(staged);
    if (known !== undefined) return known;
    const { folder } = openStage();
    for (const target of this.targets) {
      link(join(this.template, target), placeIn(folder, target));
    }
    for (const name of readdirSync(staged)) {
      link(join(staged, name), placeIn(folder, join(insideFolder, name)));
    }
    this.folders.set(staged, folder);
    return folder;
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or one that has no links.
    copyFileSync(from, to);
  }
}
