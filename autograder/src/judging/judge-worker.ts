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
  const { id, exercise } = request;
  try {
    await started;
    switch (request.kind) {
      case "draw":
        return { id, inputs: desk.draw(exercise, request.seed) };
      case "judge":
        return {
          id,
          judged: await desk.judge(exercise, request.seed, request.observed, request.names),
        };
      case "rungs":
        return { id, rungs: desk.rungs(exercise) };
      case "counterexample":
        return { id, counterexample: await desk.counterexample(exercise, request.observed) };
    }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}
