import { join } from "node:path";
import { type ContainerEngine, findEngine } from "./container-engine";
import { sandboxImage } from "./container-image";
import { removeAbandonedContainers } from "./container-process";
import { seccompProfile } from "./seccomp-profile";
import { stageFiles } from "./staging";
import { hostArchitecture } from "./syscalls";

export interface ContainerIsolation {
  readonly kind: "container";
  readonly engine: ContainerEngine;
  readonly image: string;
  /** File with the filter of system calls. */
  readonly seccompProfile: string;
}

const profileName = "seccomp.json";

/**
 * The isolation of docker or podman, its image built on first use. That it holds is the self-test's
 * to say.
 *
 * @throws IsolationError when no engine answers, or the image cannot be built
 */
export async function findContainer(): Promise<ContainerIsolation> {
  const profile = seccompProfile(process.arch, hostArchitecture());
  const engine = await findEngine();
  await removeAbandonedContainers(engine);
  const image = await sandboxImage(engine);
  // Until the end of this process: its folder goes with it.
  const { folder } = stageFiles([{ name: profileName, content: profile }]);
  return { kind: "container", engine, image, seccompProfile: join(folder, profileName) };
}
