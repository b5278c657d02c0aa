import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * A Chromium for the browser test, or undefined.
 *
 * @param {Record<string, string | undefined>} env `ATTENDING_CHROMIUM` names one
 */
export function findChromium(env = process.env) {
  if (env.ATTENDING_CHROMIUM) {
    return existsSync(env.ATTENDING_CHROMIUM) ? env.ATTENDING_CHROMIUM : undefined;
  }
  const folders = (env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}
