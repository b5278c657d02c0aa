import { join } from "node:path";
import type { BackendName } from "@attending/lib";
import type { Command } from "./measured-process";

/** Something that computes the workloads in a process of its own. */
export interface Contender {
  /** The backend's name, or PyTorch's. */
  readonly name: string;
  readonly isPeer: boolean;
  readonly command: Command;
}

/** Our library on one backend. */
export function ownContender(backend: BackendName): Contender {
  const file = process.execPath;
  const env = { ...process.env, ATTENDING_BACKEND: backend };
  const args = [join(__dirname, "..", "worker", "worker.js")];
  return { name: backend, isPeer: false, command: { name: backend, file, args, env } };
}

/** PyTorch, by a Python that has it. */
export function peerContender(root: string, python: string): Contender {
  const env = {
    ...process.env,
    // Nothing is written beside the sources, and nothing asked of a network.
    PYTHONDONTWRITEBYTECODE: "1",
    HF_HUB_OFFLINE: "1",
  };
  const args = [join(root, "tools", "bench", "peers", "worker.py")];
  return { name: "PyTorch", isPeer: true, command: { name: "PyTorch", file: python, args, env } };
}
