import { decodeFrame, encodeFrame, FrameError } from "../data/frames";
import type { Isolation } from "../sandbox/isolation";
import type { KillReason, SandboxLimits } from "../sandbox/limits";
import { runInSandbox, type SandboxResult } from "../sandbox/run-in-sandbox";
import { startFile } from "../supply/bundle-folder";
import { type ProbeReply, ReplyError, readProbeReply } from "./probe-reply";
import type { ProbeRequest } from "./probe-request";

/** What became of a probe process. Only `observed` is worth anything. */
export type ProbeOutcome = Outcome & {
  readonly ms: number;
  /** Written by foreign code: for the instructor alone. */
  readonly stderrTail: string;
};

type Outcome =
  | { readonly status: "observed"; readonly reply: ProbeReply }
  | { readonly status: "killed"; readonly reason: KillReason }
  /** It ended without a reply: `process.exit`, a crash, or a promise that never settles. */
  | { readonly status: "silent" }
  /** What it wrote is no reply, or more than one. */
  | { readonly status: "garbled"; readonly reason: string };

/** Runs one probe process: the learner's cells and the probe of the staged bundle. Never rejects. */
export async function runProbe(options: {
  readonly isolation: Isolation;
  /** Folder of the bundle, from a `SupplyStaging`. */
  readonly files: string;
  readonly request: ProbeRequest;
  readonly limits?: Partial<SandboxLimits>;
}): Promise<ProbeOutcome> {
  const { request, ...rest } = options;
  let input: Buffer;
  try {
    input = encodeFrame(request);
  } catch (error) {
    // Cells beyond the limits of a frame.
    const reason = error instanceof FrameError ? error.message : "a request that is not data";
    return { status: "garbled", reason, ms: 0, stderrTail: "" };
  }
  const result = await runInSandbox({ ...rest, program: startFile, input });
  return { ...outcomeOf(result), ms: result.ms, stderrTail: result.stderrTail };
}

function outcomeOf({ killed, output }: SandboxResult): Outcome {
  if (killed !== undefined) return { status: "killed", reason: killed };
  if (output.length === 0) return { status: "silent" };
  try {
    return { status: "observed", reply: readProbeReply(decodeFrame(output)) };
  } catch (error) {
    if (error instanceof FrameError || error instanceof ReplyError) {
      return { status: "garbled", reason: error.message };
    }
    throw error;
  }
}
