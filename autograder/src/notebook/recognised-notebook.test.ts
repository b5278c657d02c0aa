import { describe, expect, it } from "vitest";
import type { Notebook } from "./notebook";
import { recogniseNotebook } from "./recognised-notebook";

const course = new Map([
  ["01-note-generator", ["generateClinicalNote", "createDatasets"]],
  ["02-self-attention", ["scaledDotProductAttention", "MultiHeadSelfAttention"]],
]);

function notebook(
  sources: string[],
  metadata: Record<string, unknown> = {},
  language = "",
): Notebook {
  const cells = sources.map((source) => ({ kind: "code" as const, source, metadata: {} }));
  return { kind: "notebook", cells, language, metadata };
}

const attention = "class MultiHeadSelfAttention {}";

describe("recogniseNotebook", () => {
  it.each([
    [
      "metadata first",
      notebook([attention], { attending: { notebook: "01-note-generator" } }),
      "02-self-attention.ipynb",
      "01-note-generator",
      "metadata",
    ],
    [
      "symbols next",
      notebook(["const x = 1;", attention]),
      "01-note-generator.ipynb",
      "02-self-attention",
      "symbols",
    ],
    [
      "symbols when the metadata name no notebook of the course",
      notebook([attention], { attending: { notebook: "99" } }),
      "x.ipynb",
      "02-self-attention",
      "symbols",
    ],
    [
      "the notebook of which it declares most",
      notebook([
        `${attention}\nconst scaledDotProductAttention = 1;`,
        "function createDatasets() {}",
      ]),
      "x.ipynb",
      "02-self-attention",
      "symbols",
    ],
    [
      "the file's name when symbols are level",
      notebook([attention, "function createDatasets() {}"]),
      "ann-02-self-attention (1).ipynb",
      "02-self-attention",
      "symbols",
    ],
    [
      "the file's name last",
      notebook(["const x = 1;"]),
      "ann_02-self-attention.ipynb",
      "02-self-attention",
      "file name",
    ],
    [
      "in spite of cells that do not compile",
      notebook(["const = ;", "(".repeat(50_000), attention]),
      "x.ipynb",
      "02-self-attention",
      "symbols",
    ],
    [
      "in spite of odd metadata",
      notebook([attention], { attending: ["notebook"] }),
      "x.ipynb",
      "02-self-attention",
      "symbols",
    ],
  ])("goes by %s", (_, given, fileName, name, by) => {
    expect(recogniseNotebook(given, fileName, course)).toEqual({
      kind: "recognised",
      notebook: name,
      by,
    });
  });

  it("says when there is no exercise of the course in it", () => {
    expect(
      recogniseNotebook(notebook(["import { createDatasets } from 'x'"]), "a.ipynb", course),
    ).toEqual({
      kind: "problem",
      reason: "no-exercise",
      message:
        "No exercise of this course was found. Hand in your copy of one of 01-note-generator, 02-self-attention.",
    });
    const python = recogniseNotebook(notebook(["x = 1"], {}, "python"), "a.ipynb", course);
    expect(python.kind === "problem" && python.message).toContain(
      "was found: the notebook is in python.",
    );
  });
});
