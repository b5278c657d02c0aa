import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const root = join(__dirname, "..", "..", "..");
const usualPlace = "/usr/bin/chromium";

/** The Chromium to drive: `ATTENDING_CHROMIUM`, or Debian's. */
function chromiumPath(): string | undefined {
  const path = process.env.ATTENDING_CHROMIUM ?? usualPlace;
  return existsSync(path) ? path : undefined;
}

/** Why no page can be opened in a browser here, or undefined. */
export function chromiumProblem(): string | undefined {
  return chromiumPath() === undefined
    ? "no Chromium here (ATTENDING_CHROMIUM names one)"
    : undefined;
}

/** Why JupyterLab cannot be tried in a browser here, or undefined. */
export function browserTestProblem(): string | undefined {
  const problem = chromiumProblem();
  if (problem !== undefined) return problem;
  if (!existsSync(join(root, ".venv"))) return "no JupyterLab in .venv (npm test makes it)";
  return undefined;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error(chromiumProblem());
  // In a container there is neither Chromium's own sandbox nor a GPU nor much shared memory.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
  return chromium.launch({ executablePath, args });
}
