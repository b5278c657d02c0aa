import type { OwnWords } from "./own-words";

const setsHead =
  "function createDatasets({ random, numTrain = 2000, numValidation = 300, numTest = 300, maxLen = 64, batchSize = 32 }: DatasetOptions): any";

/** Ways to write 01.2. */
export const datasets: readonly OwnWords[] = [
  [
    "one list that is cut",
    [
      `${setsHead} {
  const all = Array.from({ length: numTrain + numValidation + numTest }, () => generateClinicalNote({ random, maxLen }));
  const part = (from: number, to: number, shuffle = false) => { const notes = all.slice(from, to); return new DataLoader({ tokenIds: notes.map((n) => n.tokenIds), labels: notes.map((n) => n.labels), batchSize, shuffle, random }); };
  return { train: part(0, numTrain, true), validation: part(numTrain, numTrain + numValidation), test: part(numTrain + numValidation, all.length) };
}`,
    ],
  ],
  [
    "a loader of one's own",
    [
      `class Batches {
  constructor(private notes: ClinicalNote[], private batchSize: number, private order?: () => number) {}
  get numNotes() { return this.notes.length; }
  *[Symbol.iterator]() {
    const notes = this.order ? shuffled(this.order, this.notes) : this.notes;
    for (let i = 0; i < notes.length; i += this.batchSize) {
      const batch = notes.slice(i, i + this.batchSize);
      yield { tokenIds: tf.tensor2d(batch.map((n) => n.tokenIds), undefined, "int32"), labels: tf.tensor2d(batch.map((n) => n.labels), undefined, "float32") };
    }
  }
}`,
      `const createDatasets = ({ random, numTrain = 2000, numValidation = 300, numTest = 300, maxLen = 64, batchSize = 32 }: DatasetOptions) => {
  const some = (n: number) => [...Array(n)].map(() => generateClinicalNote({ random, maxLen }));
  return { train: new Batches(some(numTrain), batchSize, random), validation: new Batches(some(numValidation), batchSize), test: new Batches(some(numTest), batchSize) };
};`,
    ],
  ],
  [
    "options in one object",
    [
      "const defaults = { numTrain: 2000, numValidation: 300, numTest: 300, maxLen: 64, batchSize: 32 };",
      `function createDatasets(options: DatasetOptions) {
  const o = { ...defaults, ...options };
  const sets: Record<string, DataLoader> = {};
  for (const [name, count] of Object.entries({ train: o.numTrain, validation: o.numValidation, test: o.numTest })) {
    const tokenIds: number[][] = [], labels: number[][] = [];
    for (let i = 0; i < count; i++) { const note = generateClinicalNote({ random: o.random, maxLen: o.maxLen }); tokenIds.push(note.tokenIds); labels.push(note.labels); }
    sets[name] = new DataLoader({ tokenIds, labels, batchSize: o.batchSize, shuffle: name === "train", random: o.random });
  }
  return sets as any;
}`,
    ],
  ],
];
