import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CourseError } from "../errors/course-error";
import { DataError } from "../errors/data-error";
import { TrainingError } from "../errors/training-error";
import { Dropout } from "../layers/dropout";
import { Linear } from "../layers/linear";
import { Module } from "../layers/module";
import {
  decodeSafetensors,
  decodeSafetensorsMetadata,
  encodeSafetensors,
} from "../models/safetensors";
import { seededRandom } from "../random/seeded-random";
import { Adam, AdamW } from "./adam";
import { latestPath, loadCheckpoint, saveCheckpoint } from "./checkpoint";
import type { RunState } from "./fit-options";

const folder = mkdtempSync(join(tmpdir(), "attending-checkpoint-"));
const path = latestPath(folder);
afterAll(() => rmSync(folder, { recursive: true }));

class Model extends Module {
  readonly linear: Linear;
  readonly dropout = new Dropout({ rate: 0.5, random: seededRandom(7) });

  constructor(outFeatures: number, seed: number) {
    super();
    const random = seededRandom(seed);
    this.linear = new Linear({ inFeatures: 2, outFeatures, random });
  }
}

/** A model, its optimiser after a step, and how the run is set. */
function makeParts(outFeatures = 3, seed = 1) {
  const model = new Model(outFeatures, seed);
  const optimizer = new AdamW(model.namedParameters());
  const gradients = { "linear.bias": tf.fill([outFeatures], 0.25) };
  optimizer.step(gradients);
  tf.dispose(gradients);
  const settings = { seed: 5, numBatches: 4, batchesPerStep: 2 };
  return { model, optimizer, settings: { ...settings, optimizer: "AdamW" } };
}

const epoch = { epoch: 1, trainLoss: 0.5, meanGradientNorm: 0.1, score: 0.7 };

function runOf(model: Module): RunState {
  const best = { epoch: 1, score: 0.7, parameters: model.stateDict() };
  return { epoch: 1, step: 2, history: [epoch], best };
}

const saved = makeParts();
saveCheckpoint(folder, saved, runOf(saved.model));
const whole = readFileSync(path);
const numbers = decodeSafetensors("test", whole);
const metadata = decodeSafetensorsMetadata("test", whole);
const record = JSON.parse(metadata["attending.run"] ?? "");

beforeEach(() => writeFileSync(path, whole));

/** Nothing; writes a checkpoint whose record is this text, or this object. */
function writeRecord(text: unknown): void {
  const json = typeof text === "string" ? text : JSON.stringify(text);
  writeFileSync(path, encodeSafetensors(numbers, { "attending.run": json }));
}

/** Where everything stands that a checkpoint sets. */
function stateOf({ model, optimizer }: ReturnType<typeof makeParts>) {
  return {
    model: model.stateDict(),
    optimizer: optimizer.stateDict(),
    next: tf.tidy(() => [...model.dropout.forward(tf.ones([64])).dataSync()]),
  };
}

/** Parts that another run began with, and what they are now and stay. */
function makeOther(outFeatures?: number) {
  const parts = makeParts(outFeatures, 2);
  const others = makeParts(outFeatures, 2);
  const expectUnchanged = () => expect(stateOf(parts)).toEqual(stateOf(others));
  return { parts, expectUnchanged };
}

describe("loadCheckpoint", () => {
  it("sets model, optimiser and generators, and leaves no tensors", () => {
    const { parts } = makeOther();
    parts.model.dropout.forward(tf.ones([3]));
    const before = tf.memory().numTensors;
    const run = loadCheckpoint(folder, parts);
    expect(tf.memory().numTensors).toBe(before);
    expect(run).toEqual(runOf(saved.model));
    expect(stateOf(parts)).toEqual(stateOf(saved));
    expect(loadCheckpoint(join(folder, "none"), parts)).toBeUndefined();
  });

  it("refuses a file cut anywhere, and changes nothing", () => {
    const { parts, expectUnchanged } = makeOther();
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      const load = () => loadCheckpoint(folder, parts);
      expect(load, `${length} bytes`).toThrow(DataError);
    }
    expectUnchanged();
    expect(readFileSync(path).length).toBe(whole.length - 1);
  });

  it("refuses a record cut anywhere, and changes nothing", () => {
    const { parts, expectUnchanged } = makeOther();
    const text = JSON.stringify(record);
    for (let length = 0; length < text.length; length++) {
      writeRecord(text.slice(0, length));
      expect(() => loadCheckpoint(folder, parts)).toThrow(
        "latest.safetensors: expected the record of a run, got one that is damaged. Take an older copy of the file, or start anew in another folder.",
      );
    }
    expectUnchanged();
  });

  const { best: _, ...withoutBest } = record;
  it.each<[string, unknown, string]>([
    ["no object", [], "one that is damaged"],
    ["no version", { ...record, version: undefined }, "got one without"],
    [
      "another version",
      { ...record, version: 2 },
      "expected a checkpoint of version 1, got version 2. Resume with the version of the library that wrote it, or start anew in another folder.",
    ],
    ["half an epoch", { ...record, epoch: 0.5 }, "damaged"],
    ["an epoch below 0", { ...record, epoch: -1, history: [] }, "damaged"],
    ["epochs without history", { ...record, epoch: 9 }, "damaged"],
    ["no step", { ...record, step: null }, "damaged"],
    ["half a step", { ...record, step: 0.5 }, "damaged"],
    [
      "a seed beyond all numbers",
      JSON.stringify(record).replace('"seed":5', '"seed":1e999'),
      "damaged",
    ],
    ["a seed of text", { ...record, seed: "5" }, "damaged"],
    ["history of text", { ...record, history: ["x"] }, "damaged"],
    [
      "a loss of null",
      { ...record, history: [{ ...epoch, trainLoss: null }] },
      "damaged",
    ],
    ["a best of text", { ...record, best: "1" }, "damaged"],
    ["generators of text", { ...record, generators: [["x"]] }, "damaged"],
    [
      "no generators",
      { ...record, generators: [] },
      "expected the states of the model's 1 generators, got 0",
    ],
    [
      "a short generator",
      { ...record, generators: [[1, 2]] },
      "expected the states of the model's 1 generators",
    ],
    [
      "another seed",
      { ...record, seed: 6 },
      "expected a run with seed 5, got one with 6",
    ],
    [
      "other batches",
      { ...record, numBatches: 7 },
      "expected a run with numBatches 4, got one with 7",
    ],
    [
      "another optimiser",
      { ...record, optimizer: "Adam" },
      "expected a run with optimizer AdamW, got one with Adam.",
    ],
    [
      "a huge number",
      JSON.stringify(record).replace('"step":2', '"step":1e999'),
      "damaged",
    ],
  ])("refuses a record with %s", (_name, changed, message) => {
    const { parts, expectUnchanged } = makeOther();
    writeRecord(changed);
    expect(() => loadCheckpoint(folder, parts)).toThrow(DataError);
    expect(() => loadCheckpoint(folder, parts)).toThrow(message);
    expectUnchanged();
  });

  it("takes a record without a best epoch", () => {
    writeRecord(withoutBest);
    expect(loadCheckpoint(folder, makeParts())?.best).toBeUndefined();
  });

  const without = (part: string) =>
    Object.fromEntries(
      Object.entries(numbers).filter(([name]) => !name.startsWith(part)),
    );
  const rest = numbers["optimizer.step.linear.bias"];
  it.each<[string, typeof numbers, string]>([
    ["no model", without("model."), "none named linear.weight, linear.bias"],
    ["half a model", without("model.linear.bias"), "none named linear.bias"],
    [
      "no best epoch's parameters",
      without("best."),
      "none named linear.weight",
    ],
    [
      "half a moment",
      without("optimizer.second"),
      "none named second.linear.bias",
    ],
    [
      "moments of another optimiser",
      {
        ...without("optimizer."),
        ...(rest && { "optimizer.step.other": rest }),
      },
      "AdamW.loadStateDict: expected the moments of the optimiser's parameters, got one named other.",
    ],
  ])("refuses %s, the model being as before", (_name, state, message) => {
    const { parts, expectUnchanged } = makeOther();
    const text = JSON.stringify(record);
    writeFileSync(path, encodeSafetensors(state, { "attending.run": text }));
    const before = tf.memory().numTensors;
    expect(() => loadCheckpoint(folder, parts)).toThrow(CourseError);
    expect(() => loadCheckpoint(folder, parts)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
    expectUnchanged();
  });

  it("refuses a model of other sizes, and a model alone", () => {
    const { parts, expectUnchanged } = makeOther(5);
    expect(() => loadCheckpoint(folder, parts)).toThrow(
      "linear.weight of shape [2, 5], got [2, 3]",
    );
    writeFileSync(path, encodeSafetensors(saved.model.stateDict()));
    expect(() => loadCheckpoint(folder, parts)).toThrow(
      "expected a checkpoint that fit wrote, got a file without the record of a run.",
    );
    expectUnchanged();
  });

  it("refuses Adam's moments for AdamW's parameters by its name", () => {
    const { parts } = makeOther();
    const optimizer = new Adam(parts.model.namedParameters());
    const settings = { ...parts.settings, optimizer: "Adam" };
    expect(() =>
      loadCheckpoint(folder, { ...parts, optimizer, settings }),
    ).toThrow("expected a run with optimizer Adam, got one with AdamW.");
  });

  /** The file with another header of as many bytes, or of its own. */
  function withHeader(change: (header: Record<string, unknown>) => unknown) {
    const length = Number(whole.readBigUInt64LE(0));
    const header = JSON.parse(whole.toString("utf8", 8, 8 + length));
    const changed = change(header);
    const text =
      typeof changed === "string" ? changed : JSON.stringify(changed);
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
    return Buffer.concat([size, Buffer.from(text), whole.subarray(8 + length)]);
  }

  const bias = (changes: object) =>
    withHeader(({ "model.linear.bias": entry, ...header }) => ({
      ...header,
      "model.linear.bias": { ...Object(entry), ...changes },
    }));
  const hugeLength = Buffer.from(whole);
  hugeLength.writeBigUInt64LE(2n ** 64n - 1n);
  const [begin = 0, end = 0] = [24, 36];

  it.each<[string, Buffer]>([
    ["a header longer than any file", hugeLength],
    ["an offset below 0", bias({ data_offsets: [-12, 0] })],
    ["offsets the wrong way round", bias({ data_offsets: [end, begin] })],
    ["offsets beyond the end", bias({ data_offsets: [1e6, 1e6 + 12] })],
    ["offsets beyond all numbers", bias({ data_offsets: [1e300, 1e300] })],
    [
      "an offset between two numbers",
      bias({ data_offsets: [begin + 2, end + 2] }),
    ],
    ["an overlap", bias({ data_offsets: [0, 12] })],
    ["a shape below 0", bias({ shape: [-3] })],
    ["a shape whose product runs over", bias({ shape: [2 ** 32, 2 ** 32] })],
    ["a shape of nothing", bias({ shape: [0, 2 ** 52] })],
    ["a shape of text", bias({ shape: "3" })],
    ["a list of lists of lists", withHeader(() => "[".repeat(100_000))],
    [
      "two tensors of one name",
      withHeader((header) =>
        JSON.stringify(header).replace(
          "model.linear.bias",
          "model.linear.weight",
        ),
      ),
    ],
    [
      "a name that is a method's",
      withHeader((header) =>
        JSON.stringify(header).replace("model.linear.bias", "__proto__"),
      ),
    ],
    [
      "metadata that is a list",
      withHeader((header) => ({ ...header, __metadata__: [] })),
    ],
    [
      "no metadata",
      withHeader(({ __metadata__: _metadata, ...header }) => header),
    ],
  ])("refuses %s", (_name, bytes) => {
    const { parts, expectUnchanged } = makeOther();
    writeFileSync(path, bytes);
    expect(() => loadCheckpoint(folder, parts)).toThrow(CourseError);
    expectUnchanged();
  });

  it("says what keeps it from reading", () => {
    rmSync(path);
    mkdirSync(path);
    expect(() => loadCheckpoint(folder, makeParts())).toThrow(
      /^fit, resuming from .+: expected a file to read, got EISDIR: .+\. Correct its permissions, or choose another folder\.$/,
    );
    rmSync(path, { recursive: true });
  });
});

describe("saveCheckpoint", () => {
  /** What `run` does on a disk with room for so many more bytes. */
  function withRoomFor(numBytes: number, run: () => void): void {
    const { writeFileSync: write } = fs;
    fs.writeFileSync = (file, data, options) => {
      const bytes = Buffer.from(data as Uint8Array);
      write(file, bytes.subarray(0, numBytes), options);
      if (bytes.length <= numBytes) return;
      throw new Error("ENOSPC: no space left on device, write");
    };
    syncBuiltinESMExports();
    try {
      run();
    } finally {
      fs.writeFileSync = write;
      syncBuiltinESMExports();
    }
  }

  it.each([0, 100, 500])(
    "keeps the older file where a disk has room for %d bytes",
    (room) => {
      const { parts } = makeOther();
      const before = readdirSync(folder);
      withRoomFor(room, () => {
        const save = () => saveCheckpoint(folder, parts, runOf(parts.model));
        expect(save).toThrow(TrainingError);
        expect(save).toThrow(
          /^fit, after epoch 1: expected room for \d+ bytes at .+, got ENOSPC: no space left on device, write\. Make room, and resume: latest\.safetensors is as after the epoch before, the model as after epoch 1\.$/,
        );
      });
      expect(readFileSync(path).equals(whole)).toBe(true);
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  it("says where it may not write", () => {
    const { parts } = makeOther();
    rmSync(path);
    mkdirSync(join(path, "in the way"), { recursive: true });
    expect(() => saveCheckpoint(folder, parts, runOf(parts.model))).toThrow(
      TrainingError,
    );
    expect(readdirSync(folder).sort()).toEqual([
      "best.safetensors",
      "latest.safetensors",
    ]);
    rmSync(path, { recursive: true });
  });
});
