import { describe, expect, it } from "vitest";
import { contender, evenRound, result } from "../fixtures/results";
import { makeReport, reportText } from "./report";

const machine = {
  date: "2026-11-22T12:00:00.000Z",
  processor: "Some Processor",
  cores: 2,
  usable: 2,
  memoryBytes: 8 * 2 ** 30,
  system: "linux-x64",
  node: "20.20.2",
};
const run = {
  machine,
  seconds: 61,
  others: { before: 0.01, after: 0 },
  noPeer: undefined,
};
const ready = { versions: { torch: "2.15.0" }, threads: 2, backend: "PyTorch on the CPU" };

describe("reportText", () => {
  it("says where it was measured and with what, then the tables, then what to know", () => {
    const results = [
      result(
        "note-training",
        contender("wasm-ort", [90], { idleShare: 0.001 }),
        contender("PyTorch", [100], { ready, idleShare: 0.004 }),
      ),
      result(
        "linear-notes-training",
        contender("wasm-ort", [], {
          points: [4, 8].map((x) => ({ x, parameters: 17, rounds: [evenRound(x)] })),
        }),
      ),
    ];
    const text = reportText(makeReport({ ...run, results }));
    expect(text.split("\n\n").map((section) => section.split("\n", 1)[0])).toEqual([
      "Measured 2026-11-22 on Some Processor, 2 cores, 8 GB, linux-x64, Node 20.20.2, in 2 min.",
      "* PyTorch on the CPU; 2 threads; torch 2.15.0",
      expect.stringMatching(/^\| row +\| backend +\| ours/),
      expect.stringMatching(/^\| growing +\| by/),
      "* Parameters, ours and PyTorch's alike: 409,220.",
    ]);
    expect(text).toContain(
      "* A process that waited its turn took at most 0.4 % of a core (PyTorch in note-training).",
    );
    expect(text).not.toContain("mistrust");
  });

  it("warns of a machine that was not quiet, and of a process that did not wait idly", () => {
    const results = [result("note-training", contender("wasm-ort", [90], { idleShare: 0.2 }))];
    const others = { before: 0.4, after: 0 };
    const text = reportText(makeReport({ ...run, others, noPeer: "No PyTorch.", results }));
    expect(text).toContain("other programs took 40 % of it just before");
    expect(text).toContain("20.0 % of a core (wasm-ort in note-training). That is not idle");
    expect(text).toContain("* No PyTorch.");
  });

  it("says when ours had more threads than PyTorch", () => {
    const machineOfEight = { ...machine, cores: 8, usable: 8 };
    const text = reportText(makeReport({ ...run, machine: machineOfEight, results: [] }));
    expect(text).toContain(
      "* PyTorch computes with 2 threads, our backends may take up to 4 here: taskset -c 0,1 npm run bench -- … holds both to two cores.",
    );
  });

  it("names what was not measured, without the paths that a process printed", () => {
    const problem = "PyTorch ended with code 1.\n  File /home/someone/worker.py";
    const results = [result("note-training", contender("PyTorch", [], { problem, points: [] }))];
    const text = reportText(makeReport({ ...run, results }));
    expect(text).toContain("* Not measured: note-training on PyTorch. PyTorch ended with code 1.");
    expect(text).not.toContain("someone");
  });
});
