import { basename } from "node:path";
import { GraderFault } from "../judging/grader-fault";
import { WorkerError } from "../sandbox/sandboxed-worker";
import type { CompileReply } from "../slicing/protocol";
import { requestData } from "../slicing/request-data";
import { compileExercises } from "./compile-variants";
import type { GradingRoom } from "./grading-room";
import { readCompileReply } from "./read-compile-reply";

const tooHard =
  "The notebook could not be read within the limits. Look for a cell with very long or deeply nested code.";

/**
 * The notebook's answers, cut out and compiled in the sandboxed worker.
 *
 * A file on which the worker gives up is refused; it has met a fresh worker by then, so the next file
 * is not harmed.
 *
 * @throws GraderFault when the worker says something that is not a reply
 */
export async function compileNotebook(
  room: Pick<GradingRoom, "compile" | "texts">,
  path: string,
  notebook: Uint8Array,
): Promise<CompileReply> {
  const exercises = compileExercises(room.texts);
  const request = requestData({ fileName: basename(path), notebook, exercises });
  try {
    return readCompileReply(await room.compile(request));
  } catch (error) {
    if (!(error instanceof WorkerError)) throw error;
    if (error.reason === "failed" || error.reason === "stopped")
      throw new GraderFault(error.message);
    return { kind: "refused", reason: "compiler", message: tooHard };
  }
}
