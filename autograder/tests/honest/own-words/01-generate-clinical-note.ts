import type { OwnWords } from "./own-words";

const noteTail = (body: string): string =>
  `function generateClinicalNote({ random, maxLen = 64 }: ClinicalNoteOptions): ClinicalNote {\n${body}\n}`;

/** Ways to write 01.1. */
export const notes: readonly OwnWords[] = [
  [
    "helpers and constants",
    [
      "const probabilityOfNegation = 0.2;\nconst lengths = { context: [2, 4], terms: [3, 6], trailing: [1, 3] } as const;",
      "const some = (random: () => number, list: readonly string[], [low, high]: readonly [number, number]) => Array.from({ length: randomInteger(random, low, high) }, () => pickOne(random, list));",
      noteTail(`  const labels = [0, 0, 0, 0];
  const words: string[] = ["<CLS>"];
  for (const d of shuffled(random, [0, 1, 2, 3]).slice(0, randomInteger(random, 1, 3))) {
    if (random() < probabilityOfNegation) words.push(pickOne(random, negationTerms)); else labels[d] = 1;
    words.push(...some(random, generalTerms, lengths.context), ...some(random, diagnosisTerms[d], lengths.terms), ...some(random, generalTerms, lengths.trailing));
  }
  const ids = words.map((word) => clinicalVocabulary.idOf(word));
  return { tokenIds: [...ids, ...Array(maxLen).fill(0)].slice(0, maxLen), labels };`),
    ],
  ],
  [
    "rejection of equal diagnoses",
    [
      noteTail(`  const n = 1 + Math.floor(random() * 3);
  const chosen: number[] = [];
  while (chosen.length < n) { const d = Math.floor(random() * 4); if (!chosen.includes(d)) chosen.push(d); }
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)];
  const ids = [clinicalVocabulary.clsId]; const labels = new Array(4).fill(0);
  const add = (list: readonly string[], k: number) => { for (let i = 0; i < k; i++) ids.push(clinicalVocabulary.idOf(pick(list))); };
  chosen.forEach((d) => {
    const negated = random() > 0.8;
    if (negated) add(negationTerms, 1);
    labels[d] = Number(!negated);
    add(generalTerms, 2 + Math.floor(random() * 3)); add(diagnosisTerms[d], 3 + Math.floor(random() * 4)); add(generalTerms, 1 + Math.floor(random() * 3));
  });
  ids.length = Math.min(ids.length, maxLen);
  return { tokenIds: ids.concat(Array.from({ length: maxLen - ids.length }, () => clinicalVocabulary.padId)), labels };`),
    ],
  ],
  [
    "typed arrays",
    [
      noteTail(`  const ids = new Int32Array(maxLen); let at = 0;
  const put = (w: string) => { if (at < maxLen) ids[at++] = clinicalVocabulary.idOf(w); };
  put("<CLS>");
  const labels = new Float32Array(4);
  const pool = [0, 1, 2, 3];
  for (let left = randomInteger(random, 1, 3); left > 0; left--) {
    const [d] = pool.splice(randomInteger(random, 0, pool.length - 1), 1);
    const isNegated = random() < 1 / 5;
    if (isNegated) put(pickOne(random, negationTerms));
    labels[d] = isNegated ? 0 : 1;
    for (let i = randomInteger(random, 2, 4); i--; ) put(pickOne(random, generalTerms));
    for (let i = randomInteger(random, 3, 6); i--; ) put(pickOne(random, diagnosisTerms[d]));
    for (let i = randomInteger(random, 1, 3); i--; ) put(pickOne(random, generalTerms));
  }
  return { tokenIds: ids as any, labels: labels as any };`),
    ],
  ],
  [
    "a class that writes",
    [
      `class NoteWriter {
  readonly words: string[] = ["<CLS>"];
  constructor(private readonly random: () => number) {}
  write(list: readonly string[], low: number, high = low): this { for (let n = randomInteger(this.random, low, high); n > 0; n--) this.words.push(pickOne(this.random, list)); return this; }
}`,
      `const generateClinicalNote = ({ random, maxLen = 64 }: ClinicalNoteOptions) => {
  const writer = new NoteWriter(random);
  const labels = [0, 0, 0, 0];
  const named = shuffled(random, Object.keys(diagnosisTerms).map(Number)).slice(-randomInteger(random, 1, 3));
  for (const d of named) {
    labels[d] = random() < 0.8 ? 1 : 0;
    if (!labels[d]) writer.write(negationTerms, 1);
    writer.write(generalTerms, 2, 4).write(diagnosisTerms[d], 3, 6).write(generalTerms, 1, 3);
  }
  const ids = clinicalVocabulary.encode(writer.words);
  return { tokenIds: Array.from({ length: maxLen }, (_, i) => ids[i] ?? clinicalVocabulary.padId), labels };
};`,
    ],
  ],
  [
    "a generator function",
    [
      `function* wordsOf(random: () => number, labels: number[]): Generator<string> {
  yield "<CLS>";
  const many = function* (list: readonly string[], low: number, high: number) { const n = randomInteger(random, low, high); for (let i = 0; i < n; i++) yield pickOne(random, list); };
  for (const d of shuffled(random, [0, 1, 2, 3]).slice(0, randomInteger(random, 1, 3))) {
    if (random() < 0.2) yield pickOne(random, negationTerms); else labels[d] = 1;
    yield* many(generalTerms, 2, 4); yield* many(diagnosisTerms[d], 3, 6); yield* many(generalTerms, 1, 3);
  }
}`,
      noteTail(`  const labels = [0, 0, 0, 0];
  const ids = [...wordsOf(random, labels)].map((w) => clinicalVocabulary.idOf(w)).slice(0, maxLen);
  while (ids.length < maxLen) ids.push(0);
  return { tokenIds: ids, labels };`),
    ],
  ],
];
