import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aSubmission } from "../report/fixtures/results";
import { BatchState } from "./batch-state";
import { keepResult } from "./kept-result";

const key = "ab".repeat(32);
const otherKey = "cd".repeat(32);

let root: string;
let folder: string;
let warnings: string[];
const warn = (line: string) => warnings.push(line);
const fileOf = (name: string) => join(folder, "results", `${name}.json`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "attending-state-"));
  folder = join(root, "out", "state");
  warnings = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const unfinished = () => {
  const state = BatchState.begin(folder, "s-1", warn);
  state.keep(aSubmission({ key }));
  return state;
};

describe("BatchState", () => {
  it("gives back what it kept, in another process's hands, under the first seed", () => {
    unfinished();
    const resumed = BatchState.resume(folder, null, "s-2", warn);
    expect(resumed.seed).toBe("s-1");
    expect(resumed.take(key)).toEqual(aSubmission({ key }));
    expect(resumed.take(otherKey)).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it("keeps seed and results for their owner alone, and the folder around them as it was", () => {
    unfinished();
    const modes = [join(folder, "batch.json"), fileOf(key)].map((file) => statSync(file).mode);
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o600]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, "out")).mode & 0o077).not.toBe(0);
  });

  it("does not throw away an unfinished batch unasked, but a finished one", () => {
    const state = unfinished();
    expect(() => BatchState.begin(folder, "s-2", warn)).toThrow(
      `expected a folder without an unfinished batch, got "${folder}" with 1 results of one. Add --resume`,
    );
    state.finish(new Set([key]));
    expect(BatchState.begin(folder, "s-2", warn).take(key)).toBeUndefined();
  });

  it("begins where there is nothing to resume, and says so", () => {
    expect(BatchState.resume(folder, null, "s-2", warn).seed).toBe("s-2");
    expect(warnings).toEqual(["nothing to resume there: a new batch begins"]);
  });

  it("refuses another seed than the batch's, and a card that is none", () => {
    unfinished();
    expect(() => BatchState.resume(folder, "s-2", "s-3", warn)).toThrow(
      "expected --seed to be that of the batch",
    );
    writeFileSync(join(folder, "batch.json"), '{"schema":"attending/batch@1","seed":"../x"}');
    expect(() => BatchState.resume(folder, null, "s-3", warn)).toThrow("expected a batch's card");
  });

  const whole = () => keepResult(aSubmission({ key }));
  it.each([
    ["torn", () => whole().slice(0, -9), "is not a whole result"],
    ["empty", () => "", "is not a whole result"],
    [
      "of another file",
      () => keepResult(aSubmission({ key: otherKey })),
      "is the result of something else",
    ],
    ["renamed inside", () => whole().replace(key, otherKey), "is the result of something else"],
    ["edited", () => whole().replace('"score":1', '"score":9'), "was changed by hand"],
    ["with a key more", () => whole().replace("{", '{"extra":1,'), "is not a whole result"],
  ])("does not trust a result that is %s", (_, text, says) => {
    const state = unfinished();
    writeFileSync(fileOf(key), text());
    expect(state.take(key)).toBeUndefined();
    expect(warnings).toEqual([`${fileOf(key)} ${says}: graded again`]);
  });

  it("does not trust a whole result that another version wrote", () => {
    const state = unfinished();
    const strange = { ...aSubmission({ key }), late: 7 as unknown as null };
    writeFileSync(fileOf(key), keepResult(strange));
    expect(state.take(key)).toBeUndefined();
    expect(warnings).toEqual([`${fileOf(key)} is a result of another version: graded again`]);
  });

  it("keeps no fault of the grader, and nothing that has no key", () => {
    const state = unfinished();
    const problem = { kind: "grader-fault", message: "m" } as const;
    state.keep(aSubmission({ key: otherKey, problem }));
    state.keep(aSubmission({ key: "" }));
    expect(readdirSync(join(folder, "results"))).toEqual([`${key}.json`]);
  });

  it("removes half-written files of processes that are gone, and at the end what nobody hands in any more", () => {
    unfinished();
    const ended = 2 ** 22 - 1;
    const drafts = [`${key}.json.${ended}.tmp`, `${key}.json.1.tmp`];
    for (const draft of drafts) writeFileSync(join(folder, "results", draft), "{");
    const state = BatchState.resume(folder, null, "s", warn);
    expect(readdirSync(join(folder, "results"))).toEqual([`${key}.json`, drafts[1]]);
    state.finish(new Set([otherKey]));
    expect(readdirSync(join(folder, "results"))).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, "batch.json"), "utf8"))).toMatchObject({
      finished: true,
    });
  });
});
