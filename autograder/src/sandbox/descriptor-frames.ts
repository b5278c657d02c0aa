import { readSync, writeSync } from "node:fs";
import type { Data } from "../data/data";
import { encodeFrame, FrameDecoder } from "../data/frames";

// Runs inside the sandbox. Taken before any foreign code runs.
const read = readSync;
const write = writeSync;

/**
 * Frames from a descriptor, one after the other, waiting for each.
 *
 * @returns a function that gives the next frame, or undefined at the end of the stream
 */
export function frameReader(descriptor: number): () => Data | undefined {
  const decoder = new FrameDecoder();
  const chunk = Buffer.alloc(64 * 1024);
  return () => {
    for (;;) {
      const data = decoder.take();
      if (data !== undefined) return data;
      const count = read(descriptor, chunk);
      if (count === 0) return undefined;
      decoder.push(chunk.subarray(0, count));
    }
  };
}

/** Writes one frame, all of it. */
export function writeFrame(descriptor: number, data: Data): void {
  const frame = encodeFrame(data);
  for (let at = 0; at < frame.length; ) at += write(descriptor, frame, at, frame.length - at);
}
