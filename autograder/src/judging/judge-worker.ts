import { dirname, join } from "node:path";
import { startWasm } from "../supply/start-wasm";
import { JudgeDesk } from "./judge-desk";
import type { JudgeReply, JudgeRequest } from "./judge-protocol";

/** The judge worker's main: answers the supervisor that forked it until it hangs up. */
const wasmPackage = require.resolve("@tensorflow/tfjs-backend-wasm/package.json");
const started = startWasm(join(dirname(wasmPackage), "dist"));
const desk = new JudgeDesk();

/**
 * One request at a time: a probe that awaits would else find the tensors of another in its scope, and
 * dispose of them.
 */
let turn: Promise<unknown> = started;

process.on("message", (request: JudgeRequest) => {
  turn = turn
    .then(
      () => reply(request),
      () => reply(request),
    )
    .then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit(0));

async function reply(request: JudgeRequest): Promise<JudgeReply> {
  const { id, exercise, seed } = request;
  try {
    await started;
    return request.kind === "draw"
      ? { id, inputs: desk.draw(exercise, seed) }
      : { id, judged: await desk.judge(exercise, seed, request.observed) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}
