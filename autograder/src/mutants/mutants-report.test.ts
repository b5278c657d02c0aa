import { describe, expect, it } from "vitest";
import type { MarkingEnd } from "./marking-process";
import { type MutantVerdict, verdictOf } from "./mutant-verdict";
import { renderMutantsPage } from "./mutants-page";
import { exerciseMutants } from "./mutants-report";
import { renderMutants } from "./render-mutants";

const marked = (...failed: readonly (readonly string[])[]): MarkingEnd => ({
  end: "marked",
  marking: {
    isSpoiled: false,
    marks: failed.map((names) => ({
      losesPoints: names.some((name) => name !== "leaks"),
      failed: names,
    })),
  },
});

describe("verdictOf", () => {
  it.each<[string, MarkingEnd, MutantVerdict]>([
    ["loses under each seed", marked(["rows"], ["rows", "mask"]), killed("rows", "mask")],
    ["keeps its points under one", marked(["rows"], []), survived(1, "rows")],
    ["keeps all", marked([], []), survived(2)],
    ["is noticed by advice", marked(["leaks"], ["leaks"]), advised(2, "leaks")],
    [
      "is noticed by advice where it loses nothing",
      marked(["rows"], ["leaks"]),
      advised(1, "rows", "leaks"),
    ],
    ["never ends", { end: "time limit" }, killed("time limit")],
    ["ends its process", { end: "died" }, killed("died")],
    ["makes the judge fail", { end: "fault", reason: "no" }, survived(0, "the grader failed: no")],
  ])("of a mutant that %s", (_, end, verdict) => {
    expect(verdictOf(end)).toEqual(verdict);
  });
});

describe("the report", () => {
  const made = ["a → b", "c → d", "e → f", "g → h"].map((edit, i) => ({
    ...{ operator: "constant", line: 10 + i, edit },
    source: "",
  }));
  const verdicts = [killed("rows"), survived(2), survived(1, "rows"), advised(2, "leaks")];
  const card = { id: "02.1", title: "Attention", from: "lib/src/a.ts" };
  const report = exerciseMutants(card, made, verdicts, [
    { edit: "c → d", reason: "Rounds alike." },
    { edit: "a → b", reason: "Once lived." },
    { edit: "x → y", reason: "Once was." },
  ]);

  it("counts", () => {
    expect(report.counts).toEqual({ mutants: 4, killed: 1, advised: 1, argued: 1, open: 1 });
    expect(report.mutants.map(({ argued }) => argued)).toEqual([null, "Rounds alike.", null, null]);
  });

  it("tells arguments that no longer fit", () => {
    expect(report.stale).toEqual([
      "argued for, but it is killed: a → b",
      "argued for, but there is no such mutant: x → y",
    ]);
  });

  it("takes an argument for all that lives of a line", () => {
    const { counts, stale } = exerciseMutants(card, made, verdicts, [
      { edit: "e → *", reason: "For people." },
      { edit: "g → *", reason: "For people." },
    ]);
    expect(counts).toMatchObject({ argued: 1, open: 1 });
    expect(stale).toEqual(["argued for, but it is advised: g → *"]);
  });

  it("lists what lives", () => {
    expect(renderMutants([report], ["public"]).split("\n")).toEqual([
      "Seeds: public. Killed: loses points under each of them, or never ends.",
      "",
      "exercise  mutants  killed    share  of rest  advised  argued  open",
      "02.1            4       1   25.0 %   50.0 %        1       1     1",
      "",
      "02.1 Attention, lib/src/a.ts",
      "  argued   line 11, constant:",
      "    c → d",
      "    Rounds alike.",
      "  LIVES    line 12, constant:",
      "    e → f",
      "    keeps its points under 1, else fails: rows",
      "  advised  line 13, constant:",
      "    g → h",
      "    noticed by: leaks",
      "  STALE  argued for, but it is killed: a → b",
      "  STALE  argued for, but there is no such mutant: x → y",
      "",
    ]);
  });
});

describe("the page", () => {
  const counts = { mutants: 145, killed: 109, advised: 10, argued: 26, open: 0 };
  const rows = renderMutantsPage(
    [
      { id: "04.1", title: "Loop", from: "lib/src/a.ts", counts, mutants: [], stale: [] },
      {
        ...{ id: "04.2", title: "Says", from: "lib/src/b.ts", mutants: [], stale: [] },
        counts: { mutants: 21, killed: 12, advised: 2, argued: 1, open: 6 },
      },
    ],
    ["public", "other"],
  ).split("\n");

  it("has a row an exercise and one for all, with the share of what ought to be killed", () => {
    expect(rows.slice(-4)).toEqual([
      "| 04.1 Loop | 145 | 109 | 10 | 26 | 0 | 100.0 % |",
      // 12 of 21 - 2 - 1
      "| 04.2 Says | 21 | 12 | 2 | 1 | 6 | 66.7 % |",
      "| all | 166 | 121 | 12 | 27 | 6 | 95.3 % |",
      "",
    ]);
  });

  it("names the seeds", () => {
    expect(rows.some((line) => line.startsWith("`public`, `other`."))).toBe(true);
  });
});

function killed(...by: readonly string[]): MutantVerdict {
  return { outcome: "killed", by, seedsPassed: 0 };
}

function survived(seedsPassed: number, ...by: readonly string[]): MutantVerdict {
  return { outcome: "survived", by, seedsPassed };
}

function advised(seedsPassed: number, ...by: readonly string[]): MutantVerdict {
  return { outcome: "advised", by, seedsPassed };
}
