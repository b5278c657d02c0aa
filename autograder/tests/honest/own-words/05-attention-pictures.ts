import type { OwnWords } from "./own-words";

/** Ways to write 05.1. */
export const pictures: readonly OwnWords[] = [
  [
    "the whole note, cut afterwards",
    [
      `function visualizeAttention(model: AttentionClassifier, tokenIds: readonly number[], { layer = -1 }: AttentionPictureOptions = {}): AttentionPicture {
  model.eval();
  let n = tokenIds.length;
  while (n > 0 && tokenIds[n - 1] === 0) n--;
  if (n === 0) throw new Error("an empty note");
  const { logits, attentionWeights } = model.forward(tf.tensor2d([[...tokenIds]], [1, tokenIds.length], "int32"));
  const index = layer < 0 ? attentionWeights.length + layer : layer;
  const cube = attentionWeights[index].slice([0, 0, 0, 0], [1, -1, n, n]).arraySync()[0];
  const words = [];
  for (let i = 0; i < n; i++) words.push(clinicalVocabulary.tokenOf(tokenIds[i]) + " @" + i);
  const said = [];
  const scores = logits.dataSync();
  for (let c = 0; c < diagnosisNames.length; c++) if (scores[c] > 0) said.push(diagnosisNames[c]);
  return { title: said.length ? said.join(" + ") : "NONE", heads: cube.map((z, h) => ({ name: "Head " + (h + 1), x: words, y: words, z })) };
}`,
    ],
  ],
  [
    "head by head with gather",
    [
      "const chance = (logit: number) => 1 / (1 + Math.exp(-logit));",
      `const wordsOf = (ids: number[]) => {
  const seen = new Map<string, number>();
  return clinicalVocabulary.decode(ids).map((word) => {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times === 1 ? word : word + " (" + times + ")";
  });
};`,
      `const visualizeAttention = (model: any, tokenIds: any, options: any = {}) => tf.tidy(() => {
  const ids = [...tokenIds].filter(Boolean);
  const out = model.eval().forward(tf.tensor([ids], [1, ids.length], "int32"));
  const chosen = [...out.attentionWeights].slice(options.layer ?? -1)[0];
  const labels = wordsOf(ids);
  const heads = Array.from({ length: chosen.shape[1] }, (_, h) => ({
    name: String(h), y: labels, x: labels.slice(),
    z: Array.from({ length: ids.length }, (_, q) => Array.from(chosen.gather([h], 1).squeeze([0, 1]).gather([q]).dataSync())),
  }));
  const named = Array.from(out.logits.dataSync() as Float32Array).flatMap((v, c) => (chance(v) > 0.5 ? [diagnosisNames[c]] : []));
  return { heads, title: "Layer " + options.layer + ": " + (named.join(", ") || "none of the four") };
});`,
    ],
  ],
  [
    "flat numbers, cut by hand",
    [
      `import { sigmoid, thresholdProbabilities } from "@attending/lib";`,
      `class Picture {
  private readonly ids: number[];
  constructor(private readonly model: AttentionClassifier, tokenIds: readonly number[]) { this.ids = tokenIds.slice(0, tokenIds.includes(0) ? tokenIds.indexOf(0) : undefined); }
  private get labels() { return this.ids.map((id, i) => i + ": " + clinicalVocabulary.tokenOf(id)); }
  draw(layer: number) {
    this.model.eval();
    const out = this.model.forward(tf.tensor2d([this.ids], undefined, "int32"));
    const weights = out.attentionWeights.at(layer)!;
    const [, numHeads, n] = weights.shape;
    const flat = weights.dataSync();
    const heads = [];
    for (let h = 0; h < numHeads; h++) {
      const z = [];
      for (let q = 0; q < n; q++) z.push([...flat.subarray((h * n + q) * n, (h * n + q + 1) * n)]);
      heads.push({ name: "head " + h, x: this.labels, y: this.labels, z });
    }
    const [codes] = thresholdProbabilities([[...out.logits.dataSync()].map(sigmoid)], 0.5);
    const names = diagnosisNames.filter((_, c) => codes[c] === 1);
    return { title: names.length > 0 ? "says " + names.join("; ") : "says: none", heads };
  }
}`,
      `function visualizeAttention(model: AttentionClassifier, tokenIds: number[], options?: AttentionPictureOptions) {
  return new Picture(model, tokenIds).draw(options?.layer ?? -1);
}`,
    ],
  ],
];

/** Ways to write 05.2. */
export const specialisations: readonly OwnWords[] = [
  [
    "sums in nested loops",
    [
      `function analyzeHeadSpecialization(model: AttentionClassifier, notes: number[][], categories: readonly TermCategory[] = termCategories): HeadSpecialization {
  model.eval();
  let sums: number[][][] = [];
  const numNotes = categories.map(() => 0);
  for (const note of notes) {
    const ids = note.filter((id) => id > 0);
    if (!ids.length) continue;
    const layers = model.forward(tf.tensor2d([ids], [1, ids.length], "int32")).attentionWeights.map((w) => w.arraySync()[0]);
    if (sums.length === 0) sums = layers.map((heads) => heads.map(() => categories.map(() => 0)));
    categories.forEach((category, c) => {
      const members = ids.map((id, i) => [id, i]).filter(([id]) => category.tokenIds.indexOf(id) >= 0).map(([, i]) => i);
      if (members.length === 0) return;
      numNotes[c]++;
      for (let l = 0; l < layers.length; l++) for (let h = 0; h < layers[l].length; h++) {
        let mass = 0;
        for (const row of layers[l][h]) for (const key of members) mass += row[key];
        sums[l][h][c] += mass / ids.length / (members.length / ids.length);
      }
    });
  }
  return { ratios: sums.map((heads) => heads.map((row) => row.map((s, c) => s / numNotes[c]))), numNotes };
}`,
    ],
  ],
  [
    "one product of matrices a note",
    [
      `const oneHot = (ids: number[], categories: readonly TermCategory[]) => tf.tensor2d(ids.map((id) => categories.map((c) => (c.tokenIds.includes(id) ? 1 : 0))));`,
      `const analyzeHeadSpecialization = (model: AttentionClassifier, notes: readonly (readonly number[])[], categories = termCategories) => {
  model.eval();
  const perNote = notes.map((note) => note.filter((id) => id !== 0)).filter((ids) => ids.length > 0).map((ids) => tf.tidy(() => {
    const table = oneHot(ids, categories);
    const count = table.sum(0);
    const stacked = tf.stack(model.forward(tf.tensor2d([ids], undefined, "int32")).attentionWeights).squeeze([1]);
    const [numLayers, numHeads, n] = stacked.shape;
    const received = stacked.sum(2).reshape([numLayers * numHeads, n!]);
    const ratio = tf.matMul(received as tf.Tensor2D, table).div(count);
    return { ratio: ratio.reshape([numLayers, numHeads!, categories.length]).arraySync() as number[][][], stands: (count.arraySync() as number[]).map((k) => k > 0) };
  }));
  const numNotes = categories.map((_, c) => perNote.filter(({ stands }) => stands[c]).length);
  const ratios = perNote[0].ratio.map((heads, l) => heads.map((row, h) => row.map((_, c) => {
    const own = perNote.filter(({ stands }) => stands[c]).map(({ ratio }) => ratio[l][h][c]);
    return own.reduce((a, b) => a + b, 0) / own.length;
  })));
  return { numNotes, ratios };
};`,
    ],
  ],
  [
    "padding asked too, and masked out",
    [
      `function analyzeHeadSpecialization(model: any, notes: any, categories: any = termCategories): any {
  model.eval();
  const means = new Map<string, { sum: number; count: number }>();
  const add = (key: string, value: number) => { const m = means.get(key) ?? { sum: 0, count: 0 }; m.sum += value; m.count += 1; means.set(key, m); };
  let depth = 0, width = 0;
  const numNotes = categories.map((category: TermCategory) => notes.filter((note: number[]) => note.some((id) => new Set(category.tokenIds).has(id))).length);
  for (const note of notes) {
    const length = note.filter((id: number) => id !== 0).length;
    if (length === 0) continue;
    const layers = model.forward(tf.tensor2d([note], undefined, "int32")).attentionWeights;
    depth = layers.length;
    layers.forEach((layer: tf.Tensor4D, l: number) => layer.arraySync()[0].forEach((rows, h, heads) => {
      width = heads.length;
      categories.forEach(({ tokenIds }: TermCategory, c: number) => {
        const keys = [...note.keys()].filter((i) => tokenIds.includes(note[i]));
        if (keys.length > 0) add([l, h, c].join(), rows.slice(0, length).flatMap((row) => keys.map((key) => row[key])).reduce((a, b) => a + b) / keys.length);
      });
    }));
  }
  const meanOf = (key: string) => { const m = means.get(key); return m ? m.sum / m.count : NaN; };
  const range = (n: number) => [...Array(n).keys()];
  return { numNotes, ratios: range(depth).map((l) => range(width).map((h) => range(categories.length).map((c) => meanOf([l, h, c].join())))) };
}`,
    ],
  ],
];
