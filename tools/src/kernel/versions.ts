import { loadTypeScript, readTslabVersion, type TslabModules } from "./tslab-modules";

/** The versions whose inner functions this kernel knows. */
export const knownVersions = { tslab: "1.0.22", typescript: "5.0.4" } as const;

/** What differs from what this kernel knows, as a sentence; `undefined` when nothing does. */
export function findVersionProblem(installed = installedVersions()): string | undefined {
  for (const name of ["tslab", "typescript"] as const) {
    if (installed[name] !== knownVersions[name]) {
      return `expected ${name} ${knownVersions[name]}, got ${installed[name]}`;
    }
  }
  return undefined;
}

function installedVersions(): { tslab: string; typescript: string } {
  return { tslab: readTslabVersion(), typescript: loadTypeScript().version };
}

/** Which of the functions that are changed from outside is not there; `undefined` when all are. */
export function findMissingFunction(tslab: TslabModules): string | undefined {
  const { createConverter } = tslab.converter;
  const { createExecutor } = tslab.executor;
  const { ZmqServer } = tslab.jupyter;
  const functions = {
    createConverter,
    createExecutor,
    ZmqServer,
    handleShellMessage: ZmqServer?.prototype.handleShellMessage,
    publishStatus: ZmqServer?.prototype.publishStatus,
    startKernel: tslab.main.startKernel,
  };
  for (const [name, value] of Object.entries(functions)) {
    if (typeof value !== "function") {
      return `expected a function ${name} in tslab, got ${typeof value}`;
    }
  }
  return undefined;
}
