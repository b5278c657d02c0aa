import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileCells, libFolder } from "./kernel-compiler";

/** Where the notebooks lift the learner's exercises from, and their symbols. */
const exercises = [
  ["clinical/generate-clinical-note.ts", "generateClinicalNote"],
  ["data/create-datasets.ts", "createDatasets"],
  ["layers/scaled-dot-product-attention.ts", "scaledDotProductAttention"],
  ["layers/multi-head-self-attention.ts", "MultiHeadSelfAttention"],
  ["layers/transformer-block.ts", "TransformerBlock"],
  ["models/clinical-note-classifier.ts", "ClinicalNoteClassifier"],
  ["training/train-model.ts", "trainModel"],
  ["evaluation/evaluate-model.ts", "evaluateModel"],
  ["interpretation/visualize-attention.ts", "visualizeAttention"],
  ["interpretation/analyze-head-specialization.ts", "analyzeHeadSpecialization"],
  ["studies/run-ablation-study.ts", "runAblationStudy"],
  ["evaluation/evaluate-negation-handling.ts", "evaluateNegationHandling"],
  ["evaluation/profile-inference-latency.ts", "profileInferenceLatency"],
  ["ner/profile-inference.ts", "profileInference"],
  ["evaluation/calibration/reliability-diagram.ts", "reliabilityDiagram"],
  ["evaluation/entities/error-severities.ts", "errorSeverities"],
  ["ner/ethics/ethics-assessment.ts", "ethicsAssessment"],
  ["ner/explore-dataset.ts", "exploreDataset"],
  ["ner/tokenize-and-align-labels.ts", "tokenizeAndAlignLabels"],
  ["ner/plot-entity-analysis.ts", "plotEntityAnalysis"],
  ["ner/build-entity-dictionary.ts", "buildEntityDictionary"],
  ["ner/dictionary-ner.ts", "dictionaryNer"],
] as const;

/** An exercise's source as a cell: what it takes from lib, it imports by name. */
function cellOf(path: string): string {
  const source = readFileSync(join(libFolder, "src", path), "utf8");
  return source.replace(/from "\.\.?\/[^"]*"/g, 'from "@attending/lib"');
}

describe("the exercises' sources", () => {
  const cells = exercises.map(([path]) => cellOf(path));

  it.each([true, false])("stand alone in a cell (strict: %s)", (strict) => {
    const complaints = compileCells(cells, { strict, checkLibraries: false });
    expect(complaints).toEqual(cells.map(() => []));
  });
});

describe.each(exercises)("%s", (path, symbol) => {
  const cell = cellOf(path);

  it("has one declaration besides its types, its TSDoc before it", () => {
    const declared = [
      ...cell.matchAll(/^(?:export )?(?:abstract |async )?(?:function|class|const|let) (\w+)/gm),
    ];
    expect(declared.map(([, name]) => name)).toEqual([symbol]);
    expect(cell).toMatch(
      new RegExp(`\\n \\*/\\nexport (?:(?:async )?function|class) ${symbol}\\b`),
    );
  });

  it("fits a notebook's 80 columns", () => {
    const code = cell.split("\n").filter((line) => !line.startsWith("import "));
    expect(code.filter((line) => [...line].length > 80)).toEqual([]);
  });
});
