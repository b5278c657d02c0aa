import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A path below a folder, with the folders on the way made so that every user can enter them, whatever
 * files this process keeps for itself.
 */
export function placeIn(root: string, target: string): string {
  const path = join(root, target);
  for (let folder = dirname(path); folder.length > root.length; folder = dirname(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  return path;
}
