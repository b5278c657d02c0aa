import type { Data } from "../data/data";
import { encodeFrame } from "../data/frames";
import type { Attempt, Observation, Probe, TryOut } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { asThrown } from "../exercises/probing/thrown";
import { frameReader, writeFrame } from "../sandbox/descriptor-frames";
import { type Supplied, suppliedPackages } from "./module-supply";
import { attemptData, type CellError, type ProbeReply, probeReplyData } from "./probe-reply";
import { type ProbeRequest, readProbeRequest } from "./probe-request";
import { runCells, type Table } from "./run-cells";

/** What a bundle brings into the sandbox beside the learner's code. */
export interface ProbeSupply<Inputs extends Data> extends Supplied {
  readonly probe: Probe<Inputs>;
  /** Tries the small inputs of the exercise's ladder, where it has one. */
  readonly tryOut?: TryOut<never>;
  /** References of earlier exercises that stand in for the learner's, by symbol. */
  readonly injected: Readonly<Record<string, unknown>>;
  /** Makes tensors ready. */
  readonly start: () => Promise<void>;
}

// Taken before foreign code runs, so that no handler of its own runs after the reply.
const end: unknown = Reflect.get(process, "reallyExit");
const { entries } = Object;

/**
 * The whole life of a probe process: one request from descriptor 0, the learner's cells, the probe,
 * one reply on descriptor 4. A process that ends without a reply has failed.
 */
export async function serveProbe<Inputs extends Data>(supply: ProbeSupply<Inputs>): Promise<void> {
  const request = readProbeRequest(frameReader(0)());
  await supply.start();
  silenceConsole();
  const strayErrors: CellError[] = [];
  const keep = (error: unknown): void => {
    if (strayErrors.length < 20) strayErrors.push({ cell: 0, error: asThrown(error) });
  };
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    // The wasm loader puts handlers of its own here, which end the process.
    process.removeAllListeners(event);
    process.on(event, keep);
  }
  const reply = await observe(supply, request);
  const cellErrors = [...reply.cellErrors, ...strayErrors];
  const observation = sendable(reply.observation);
  writeFrame(4, probeReplyData({ ...reply, cellErrors, observation }));
  if (typeof end === "function") end.call(process, 0);
}

async function observe<Inputs extends Data>(
  supply: ProbeSupply<Inputs>,
  { cells, symbols, inputs, rungs = [] }: ProbeRequest,
): Promise<ProbeReply> {
  const table: Table = Object.assign(Object.create(null), supply.injected);
  const cellErrors = await runCells(cells, suppliedPackages(supply), table);
  const missing = symbols.filter((symbol) => table[symbol] === undefined);
  const nothing = { observation: {}, missing, cellErrors, failure: null };
  if (missing.length > 0) return nothing;
  const answer = Object.fromEntries(symbols.map((symbol) => [symbol, table[symbol]]));
  try {
    // The supervisor drew the inputs with this exercise's own draw, and the rungs are its ladder's.
    const observation = await supply.probe(answer, inputs as Inputs);
    const { tryOut } = supply;
    const tried = tryOut && (await tryRungs(tryOut, answer, rungs as readonly never[]));
    return { ...nothing, observation: { ...observation, ...tried } };
  } catch (error) {
    return { ...nothing, failure: asThrown(error) };
  }
}

/** One experiment whose result cannot cross costs that experiment, not all of them. */
function sendable(observation: Observation): Readonly<Record<string, Attempt>> {
  const sent: Record<string, Attempt> = {};
  for (const [name, attempt] of entries(observation)) {
    try {
      encodeFrame(attemptData(attempt));
      sent[name] = attempt;
    } catch (error) {
      sent[name] = { threw: asThrown(error) };
    }
  }
  return sent;
}

/** What a notebook prints is nobody's evidence, and a flood of it would end the process. */
function silenceConsole(): void {
  const nothing = (): void => {};
  for (const name of Object.keys(console)) {
    if (typeof Reflect.get(console, name) === "function") Reflect.set(console, name, nothing);
  }
}
