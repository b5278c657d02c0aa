import { GrowingBuffer } from "../data/growing-buffer";
import type { Isolation } from "./isolation";
import { type SandboxLimits, sandboxLimits } from "./limits";
import type { Inside } from "./sandbox-command";
import { type Ending, startSandboxed } from "./sandboxed-process";

export interface SandboxRun {
  readonly isolation: Isolation;
  /** Folder made by `stageFiles`. */
  readonly files: string;
  /** Script in that folder. */
  readonly program: string;
  readonly input: Buffer;
  readonly limits?: Partial<SandboxLimits>;
}

export interface SandboxResult extends Ending {
  /** What came on the reply descriptor, at most `replyBytes`. Written by foreign code. */
  readonly output: Buffer;
}

/** Runs a script of the staged folder once: input on descriptor 0, replies on 4. Never rejects. */
export function runInSandbox(run: SandboxRun): Promise<SandboxResult> {
  return collect(run, { script: run.program, permissions: true });
}

/** {@link runInSandbox} for whatever may stand inside: the self-test runs without permissions. */
export async function collect(
  run: Omit<SandboxRun, "program">,
  inside: Inside,
): Promise<SandboxResult> {
  const limits: SandboxLimits = { ...sandboxLimits, ...run.limits };
  const { isolation, files: folder } = run;
  const started = startSandboxed({ isolation, folder, inside, limits, wallMs: limits.wallMs });
  const output = new GrowingBuffer();
  started.replies.on("data", (chunk: Buffer) => {
    if (output.length + chunk.length > limits.replyBytes) started.kill("output");
    else output.append(chunk);
  });
  started.input.end(run.input);
  const ending = await started.ended;
  return { ...ending, output: Buffer.from(output.view()) };
}
