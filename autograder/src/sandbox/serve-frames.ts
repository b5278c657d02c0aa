import type { Data } from "../data/data";
import { frameReader, writeFrame } from "./descriptor-frames";

/**
 * What a resident program in the sandbox runs: answers each frame of descriptor 0 on descriptor 4,
 * one at a time, until its input ends. A throw is an answer too.
 */
export async function serveFrames(answer: (request: Data) => Data | Promise<Data>): Promise<void> {
  const next = frameReader(0);
  for (let request = next(); request !== undefined; request = next()) {
    writeFrame(4, await answered(answer, request));
  }
}

async function answered(
  answer: (request: Data) => Data | Promise<Data>,
  request: Data,
): Promise<Data> {
  try {
    return { answer: await answer(request) };
  } catch (error) {
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
