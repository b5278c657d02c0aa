import type { OwnWords } from "./own-words";

/** Ways to write 12.2. */
export const diagrams: readonly OwnWords[] = [
  [
    "sums of each bin in one pass, the bin found by its upper border",
    [
      `function reliabilityDiagram(confidences: readonly number[], isCorrect: readonly boolean[], { numBins = 10 }: { numBins?: number } = {}): ReliabilityDiagram {
  requireConfidences("reliabilityDiagram", confidences, isCorrect);
  requirePositiveInteger("reliabilityDiagram", "numBins", numBins);
  const uppers = Array.from({ length: numBins }, (_, b) => (b + 1) / numBins);
  const n = new Array(numBins).fill(0);
  const sure = new Array(numBins).fill(0);
  const right = new Array(numBins).fill(0);
  for (let i = 0; i < confidences.length; i++) {
    const b = uppers.findIndex((upper) => confidences[i] <= upper);
    n[b]++;
    sure[b] += confidences[i];
    if (isCorrect[i]) right[b]++;
  }
  let ece = 0;
  const bins: ReliabilityBin[] = [];
  for (let b = 0; b < numBins; b++) {
    if (n[b] > 0) ece += Math.abs(right[b] - sure[b]) / confidences.length;
    bins.push({ low: b === 0 ? 0 : uppers[b - 1], high: uppers[b], count: n[b], confidence: sure[b] / n[b], accuracy: right[b] / n[b] });
  }
  return { bins, ece };
}`,
    ],
  ],
  [
    "predictions sorted, and cut where a bin ends",
    [
      `const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;`,
      `class Bin {
  members: { c: number; ok: boolean }[] = [];
  constructor(readonly low: number, readonly high: number) {}
  get gap() { const { confidence, accuracy } = this.seen(); return Math.abs(confidence - accuracy); }
  seen(): ReliabilityBin {
    return {
      low: this.low, high: this.high, count: this.members.length,
      confidence: mean(this.members.map(({ c }) => c)),
      accuracy: mean(this.members.map(({ ok }) => (ok ? 1 : 0))),
    };
  }
}`,
      `const reliabilityDiagram = (confidences, isCorrect, options: { numBins?: number } = {}) => {
  const B = options.numBins ?? 10;
  requirePositiveInteger("reliabilityDiagram", "numBins", B);
  requireConfidences("reliabilityDiagram", confidences, isCorrect);
  const queue = confidences.map((c, i) => ({ c, ok: isCorrect[i] })).sort((x, y) => x.c - y.c);
  const bins = [...Array(B).keys()].map((b) => new Bin(b / B, (b + 1) / B));
  for (const bin of bins) while (queue.length > 0 && queue[0].c <= bin.high) bin.members.push(queue.shift());
  const ece = bins.filter(({ members }) => members.length).map((bin) => (bin.members.length / confidences.length) * bin.gap).reduce((a, b) => a + b, 0);
  return { ece, bins: bins.map((bin) => bin.seen()) };
};`,
    ],
  ],
  [
    "the bin's number by arithmetic, put right at the borders",
    [
      `import * as tf from "@tensorflow/tfjs";`,
      `function binOf(c: number, B: number): number {
  let b = Math.min(B - 1, Math.floor(c * B));
  while (b > 0 && c <= b / B) b--;
  while (b < B - 1 && c > (b + 1) / B) b++;
  return b;
}`,
      `function reliabilityDiagram(confidences: readonly number[], isCorrect: readonly boolean[], { numBins: B = 10 } = {}): ReliabilityDiagram {
  requireConfidences("reliabilityDiagram", confidences, isCorrect);
  requirePositiveInteger("reliabilityDiagram", "numBins", B);
  const groups = new Map<number, number[]>();
  confidences.forEach((c, i) => groups.set(binOf(c, B), [...(groups.get(binOf(c, B)) ?? []), i]));
  const bins = Array.from({ length: B }, (_, b): ReliabilityBin => {
    const own = groups.get(b) ?? [];
    const share = (of: (i: number) => number) => own.reduce((sum, i) => sum + of(i), 0) / own.length;
    return { low: b / B, high: (b + 1) / B, count: own.length, confidence: share((i) => confidences[i]), accuracy: share((i) => +isCorrect[i]) };
  });
  const ece = bins.reduce((sum, { count, accuracy, confidence }) => (count === 0 ? sum : sum + count * Math.abs(accuracy - confidence)), 0) / confidences.length;
  return { bins, ece };
}`,
    ],
  ],
];
