import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ContainerEngine, runEngine } from "./container-engine";
import { requireProgram } from "./find-program";
import { hostileCalls } from "./hostile-calls";
import { IsolationError } from "./isolation-error";
import { placeIn } from "./open-folders";
import { type Bind, libraryFolder, runtimeFiles } from "./runtime-files";
import { systemCallProber } from "./system-call-prober";

/** Where the self-test's program of system calls stands in the image. */
export const proberPath = "/bin/prober";

const label = "attending.sandbox=1";

/** Linux: this machine's own Node and what it links, and nothing else. Needs no registry. */
const ownFilesDockerfile = `FROM scratch
LABEL ${label}
COPY files/ /
ENV LD_LIBRARY_PATH=${libraryFolder}
USER 65534:65534
`;

/** Elsewhere the host's programs are not Linux's: the published image of the same Node. */
function publishedDockerfile(): string {
  return `FROM node:${process.versions.node}-bookworm-slim
LABEL ${label}
RUN ln -s /usr/local/bin/node /bin/node
COPY files/ /
USER 65534:65534
`;
}

/**
 * The name of the image to run foreign code in, built if the engine does not have it. The name holds
 * a hash of all that is inside, so that a new Node or library makes a new image.
 *
 * @throws IsolationError when it cannot be built
 */
export async function sandboxImage(engine: ContainerEngine): Promise<string> {
  const isLinux = process.platform === "linux";
  const dockerfile = isLinux ? ownFilesDockerfile : publishedDockerfile();
  const binds = isLinux ? await ownFiles() : [];
  const prober = systemCallProber(process.arch, hostileCalls(process.arch));
  const name = `attending-sandbox:${hashOf(dockerfile, binds, prober)}`;
  if ((await runEngine(engine, ["image", "inspect", name])).code === 0) return name;
  const context = mkdtempSync(join(tmpdir(), "attending-image-"));
  try {
    fill(context, dockerfile, binds, prober);
    const built = await runEngine(engine, ["build", "--quiet", "--tag", name, context]);
    if (built.code === 0) return name;
    throw new IsolationError(
      `isolation: expected ${engine.name} to build the image ${name}, got: ${lastLine(built.stderr)}`,
    );
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

/** Node, and what sets its limits, its environment and its descriptors. */
function ownFiles(): Promise<Bind[]> {
  return runtimeFiles({
    node: realpathSync(process.execPath),
    prlimit: realpathSync(requireProgram("prlimit", "util-linux")),
    env: realpathSync(requireProgram("env", "coreutils")),
    sh: realpathSync(requireProgram("sh", "dash")),
  });
}

function hashOf(dockerfile: string, binds: readonly Bind[], prober: Buffer): string {
  const hash = createHash("sha256").update(dockerfile).update(prober);
  for (const { source, target } of binds) hash.update(`\n${target}\n`).update(readFileSync(source));
  return hash.digest("hex").slice(0, 16);
}

function fill(context: string, dockerfile: string, binds: readonly Bind[], prober: Buffer): void {
  writeFileSync(join(context, "Dockerfile"), dockerfile);
  const place = (target: string) => placeIn(context, join("files", target));
  for (const { source, target } of binds) {
    const path = place(target);
    copyFileSync(source, path);
    chmodSync(path, 0o755);
  }
  writeFileSync(place(proberPath), prober);
  chmodSync(place(proberPath), 0o755);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
