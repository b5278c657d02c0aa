import {
  type ComprehensiveEvaluationOptions,
  chooseBackend,
  type EntityError,
  type EntitySpan,
  type ErrorAnalysisOptions,
  type ErrorKind,
  entityReport,
  errorKinds,
  pairSpans,
  spansOfTags,
} from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** Counts words itself, and draws without the helpers. */
function byHand(options: ComprehensiveEvaluationOptions) {
  const { gold, predicted, baseline, history, caption = "" } = options;
  const { mode = { mode: "strict" } } = options;
  const [ours, theirs] = [predicted, baseline].map((tags) => entityReport(gold, tags, mode));
  if (ours === undefined || theirs === undefined) throw new Error("two reports");
  const f1s = ({ perType }: typeof ours) => new Map(perType.map(({ type, f1 }) => [type, f1]));
  const [own, other] = [f1s(ours), f1s(theirs)];
  const names = [...new Set([...other.keys(), ...own.keys()])].sort();
  const perTypeF1: Record<string, number> = {};
  const improvementPerType: Record<string, number> = {};
  for (const name of [...names].reverse()) {
    perTypeF1[name] = own.get(name) ?? 0;
    improvementPerType[name] = (own.get(name) ?? 0) - (other.get(name) ?? 0);
  }
  const pairs = gold.flatMap((tags, s) => tags.map((tag, w) => [tag, predicted[s]?.[w] ?? ""]));
  const found = [...new Set(pairs.flat())].sort();
  const labels = ["O", ...found.filter((label) => label !== "O")];
  const counts = labels.map((one) =>
    labels.map((two) => pairs.filter(([g, p]) => g === one && p === two).length),
  );
  const shares = counts.map((row) => {
    const sum = row.reduce((a, b) => a + b, 0) || 1;
    return row.map((count) => count / sum);
  });
  const highest = Math.max(...history.map(({ validationF1 }) => validationF1));
  const layout = { title: { text: `A picture (${caption})`.replace(/[()]/g, "") } };
  const x = history.map(({ epoch }) => epoch);
  return {
    ...{ mode: ours.mode, report: ours, baselineReport: theirs, perTypeF1, improvementPerType },
    overallF1: ours.micro.f1,
    improvementOverBaseline: ours.micro.f1 - theirs.micro.f1,
    confusion: { labels, counts, shares },
    bestEpoch: history.find(({ validationF1 }) => validationF1 === highest)?.epoch ?? 0,
    figures: {
      comparison: {
        data: [theirs, ours].map((report) => ({
          type: "bar",
          x: [...names, "all"],
          y: [...names.map((name) => f1s(report).get(name) ?? 0), report.micro.f1],
        })),
        layout,
      },
      confusion: { data: [{ type: "heatmap", x: labels, y: labels, z: shares }], layout },
      curves: {
        data: [
          { x, y: history.map(({ trainLoss }) => trainLoss) },
          { x, y: history.map(({ validationF1 }) => validationF1) },
        ],
        layout,
      },
    },
  };
}

/** By lib's own pairs; the errors of a sentence in another order. */
function byPairs(options: ErrorAnalysisOptions) {
  const { sentences, predicted, numExamples = 100, numShown = 3, window = 5 } = options;
  const { triggers, mode = { mode: "strict" } } = options;
  if (predicted.length !== sentences.length) throw new Error("sentences");
  if (sentences.some(({ tags }, s) => predicted[s]?.length !== tags.length)) {
    throw new Error("words");
  }
  const few = sentences.slice(0, numExamples);
  const cues = triggers ?? [
    ...["absent", "denied", "denies", "negative", "no", "not", "ruled out"],
    ...["unlikely", "without"],
  ];
  const isNear = (tokens: readonly string[], { start, end }: EntitySpan) => {
    const padded = (words: readonly string[]) => ` ${words.join(" ").toLowerCase()} `;
    const before = padded(tokens.filter((_, i) => i < start && i >= start - window));
    const behind = padded(tokens.filter((_, i) => i >= end && i < end + window));
    return cues.some((cue) => before.includes(` ${cue} `) || behind.includes(` ${cue} `));
  };
  const errors = few.flatMap(({ tokens, tags }, sentence): EntityError[] => {
    const guesses = spansOfTags(predicted[sentence] ?? [], mode);
    const { pairs, missed, spurious } = pairSpans(spansOfTags(tags, mode), guesses);
    const error = (kind: ErrorKind, gold?: EntitySpan, guess?: EntitySpan) => ({
      ...{ kind, sentence, gold, predicted: guess },
      isNegated: isNear(tokens, gold ?? guess ?? { type: "", start: 0, end: 0 }),
    });
    return [
      ...spurious.map((span) => error("hallucinated", undefined, span)),
      ...missed.map((span) => error("missing", span)),
      ...pairs.flatMap(({ gold, predicted: guess }) => {
        const isPlaced = gold.start === guess.start && gold.end === guess.end;
        if (gold.type === guess.type) return isPlaced ? [] : [error("boundary", gold, guess)];
        return [error(isPlaced ? "type" : "boundary and type", gold, guess)];
      }),
    ];
  });
  const kinds = errorKinds.map((kind) => {
    const own = errors.filter((each) => each.kind === kind);
    return {
      ...{ kind, count: own.length, share: own.length / Math.max(1, errors.length) },
      numNegated: own.filter(({ isNegated }) => isNegated).length,
      examples: own.slice(0, numShown),
    };
  });
  const name = mode.mode === "strict" ? "strict IOB2" : "default (conlleval)";
  return { mode: name, numExamples: few.length, errors, kinds };
}

describe("notebook 11 takes other right ways", () => {
  it("11.1, counted and drawn by hand", async () => {
    expect(await lostClaims("11.1", { comprehensiveEvaluation: byHand })).toEqual([]);
  });

  it("11.2, by lib's pairs and another order", async () => {
    expect(await lostClaims("11.2", { errorAnalysis: byPairs })).toEqual([]);
  });
});
