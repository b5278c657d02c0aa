import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Staging, stageFiles } from "../sandbox/staging";
import { bundleFiles } from "./bundle-folder";
import { bundleName } from "./bundle-plan";
import { bundleFolder } from "./places";

/** Copies of bundles that a sandbox can see, for one batch. */
export interface SupplyStaging {
  /**
   * The folder of one bundle, copied when first asked for. A folder each: another exercise's bundle
   * may hold the reference of this one.
   */
  readonly folderOf: (id: string, injected?: readonly string[]) => string;
  readonly dispose: () => void;
}

export function openSupply(bundles: string = bundleFolder): SupplyStaging {
  const staged = new Map<string, Staging>();
  return {
    folderOf: (id, injected = []) => {
      const name = bundleName(id, injected);
      const staging = staged.get(name) ?? stageBundle(join(bundles, name), name);
      staged.set(name, staging);
      return staging.folder;
    },
    dispose: () => {
      for (const { dispose } of staged.values()) dispose();
      staged.clear();
    },
  };
}

function stageBundle(folder: string, name: string): Staging {
  if (!existsSync(join(folder, "bundle.cache"))) {
    throw new Error(`supply: expected the bundle ${name}, got none. Run npm run build.`);
  }
  return stageFiles(bundleFiles.map((file) => ({ name: file, from: join(folder, file) })));
}
