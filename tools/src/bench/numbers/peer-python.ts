import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the peer's Python is, or why there is none. */
export type PeerPython = { readonly python: string } | { readonly missing: string };

const howToGetOne =
  "npm run bench -- --numbers --peers installs one in .attending/peers; or name a Python that has torch, captum and transformers in ATTENDING_PEER_PYTHON.";

/**
 * The Python with PyTorch that numbers are compared with: the one that ATTENDING_PEER_PYTHON names,
 * else the one that `--peers` installed with the versions that are pinned now.
 *
 * @throws Error when ATTENDING_PEER_PYTHON names no file
 */
export function findPeerPython(root: string, env: NodeJS.ProcessEnv): PeerPython {
  const named = env.ATTENDING_PEER_PYTHON;
  if (named) {
    if (existsSync(named)) return { python: named };
    throw new Error(
      `ATTENDING_PEER_PYTHON: expected the path of a Python, got "${named}", which is not there. Correct it, or unset it and use --peers.`,
    );
  }
  const folder = join(resolve(root, env.ATTENDING_STATE ?? ".attending"), "peers");
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stamp = join(folder, "attending.stamp");
  if (!existsSync(stamp) || !existsSync(python)) {
    return { missing: `No PyTorch to compare with: ${howToGetOne}` };
  }
  const requirements = join(root, "tools", "bench", "peers", "requirements.txt");
  if (readFileSync(stamp, "utf8") === readFileSync(requirements, "utf8")) return { python };
  return {
    missing: `The PyTorch in .attending/peers is of other versions than the pinned ones: ${howToGetOne}`,
  };
}
