import { describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

type Options = { readonly numBins?: number };

function refuse(confidences: readonly number[], right: readonly boolean[], numBins: number) {
  const isOdd = confidences.some((p) => !(p >= 0 && p <= 1));
  if (isOdd || confidences.length === 0 || confidences.length !== right.length) throw new Error();
  if (!Number.isInteger(numBins) || numBins < 1) throw new Error();
}

/** Goes through the predictions once, and puts each where it belongs. */
function bySums(confidences: number[], right: boolean[], { numBins = 10 }: Options = {}) {
  refuse(confidences, right, numBins);
  const sums = Array.from({ length: numBins }, () => ({ count: 0, sure: 0, right: 0 }));
  confidences.forEach((p, i) => {
    const bin = sums[Math.max(0, Math.ceil(p * numBins) - 1)];
    if (bin === undefined) return;
    bin.count += 1;
    bin.sure += p;
    bin.right += Number(right[i]);
  });
  const ece = sums.reduce((sum, bin) => sum + Math.abs(bin.sure - bin.right), 0);
  return {
    ece: ece / confidences.length,
    bins: sums.map((bin, b) => ({
      low: b / numBins,
      high: (b + 1) / numBins,
      count: bin.count,
      confidence: bin.sure / bin.count,
      accuracy: bin.right / bin.count,
    })),
  };
}

/** From the highest bin downwards, over sorted predictions. */
function sorted(confidences: number[], right: boolean[], options: Options = {}) {
  const { numBins = 10 } = options;
  refuse(confidences, right, numBins);
  const rest = confidences.map((p, i) => ({ p, ok: right[i] ? 1 : 0 })).sort((a, b) => a.p - b.p);
  const bins = [];
  let ece = 0;
  for (let b = numBins - 1; b >= 0; b--) {
    const own = [];
    while (rest.length > 0 && (b === 0 || (rest.at(-1)?.p ?? 0) > b / numBins)) {
      own.push(rest.pop() ?? { p: 0, ok: 0 });
    }
    const n = own.length;
    const confidence = own.reduce((sum, { p }) => sum + p, 0) / n;
    const accuracy = own.reduce((sum, { ok }) => sum + ok, 0) / n;
    if (n > 0) ece += (n / confidences.length) * Math.abs(confidence - accuracy);
    bins.unshift({ low: b / numBins, high: (b + 1) / numBins, count: n, confidence, accuracy });
  }
  return { bins, ece };
}

describe("12.2 takes other right ways", () => {
  it.each([bySums, sorted])("%o", async (reliabilityDiagram) => {
    expect(await lostClaims("12.2", { reliabilityDiagram })).toEqual([]);
  });
});
