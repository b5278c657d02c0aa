import type { OwnWords } from "./own-words";

/** Ways to write 08.3. */
export const ablations: readonly OwnWords[] = [
  [
    "one feature after another, sums in a loop",
    [
      `function featureAblation<Inputs extends AttributionInputs>(
  o: FeatureAblationOptions<Inputs>,
): { attributions: InFormOf<Inputs> } {
  const { forward, additionalForwardArgs = [], target } = o;
  return tf.tidy(() => {
    const list = inputList("featureAblation", o.inputs);
    const gone = baselinesFor("featureAblation", list, o.baselines);
    const { ids, placesOf } = featureGroups("featureAblation", list, o.featureMask);
    const asked = { forward, additionalForwardArgs, target };
    const whole = outputsOf(asked, list);
    let sums: tf.Tensor[] | undefined;
    for (const id of ids) {
      sums = tf.tidy(() => {
        const places = placesOf(id);
        const loss = whole.sub(outputsOf(asked, replaceAt(places, list, gone)));
        const spread = spreadOver([places], [loss]);
        return sums === undefined ? spread : spread.map((each, i) => each.add((sums as tf.Tensor[])[i]));
      });
    }
    return { attributions: inFormOf(o.inputs, sums as tf.Tensor[]) };
  });
}`,
    ],
  ],
  [
    "tf.where and masks of its own, several features at once",
    [
      `/** [batch] as [batch, 1, …], to be multiplied with a tensor of so many axes. */
function upTo(numbers: tf.Tensor, rank: number): tf.Tensor {
  return numbers.reshape([numbers.shape[0], ...Array<number>(rank - 1).fill(1)]);
}`,
      `function* groupsOf<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}`,
      `function featureAblation({
  forward, inputs, additionalForwardArgs = [], baselines, target, featureMask, perturbationsPerEval = 1,
}: any): any {
  requirePositiveInteger("featureAblation", "perturbationsPerEval", perturbationsPerEval);
  return tf.tidy(() => {
    const xs = inputList("featureAblation", inputs);
    const bs = baselinesFor("featureAblation", xs, baselines);
    const features = featureGroups("featureAblation", xs, featureMask);
    const whole = outputsOf({ forward, additionalForwardArgs, target }, xs);
    const found: tf.Tensor[][] = xs.map(() => []);
    for (const some of groupsOf(features.ids, perturbationsPerEval)) {
      const places = some.map((id) => features.placesOf(id));
      const batches = places.map((at) => xs.map((x, i) =>
        tf.where(tf.broadcastTo(at[i], x.shape).cast("bool"), bs[i], x)));
      const outputs = outputsOfEach(
        { where: "featureAblation", forward, additionalForwardArgs, target }, batches);
      outputs.forEach((output, k) => xs.forEach((x, i) => {
        found[i].push(places[k][i].cast("float32").mul(upTo(whole.sub(output), x.rank)));
      }));
    }
    return { attributions: inFormOf(inputs, found.map((each) => tf.addN(each))) };
  });
}`,
    ],
  ],
  [
    "sumOverParts, and tensors that are disposed by hand",
    [
      `const takenOut = { where: "featureAblation" };`,
      `const featureAblation = <T extends AttributionInputs>(
  { inputs, baselines, featureMask, perturbationsPerEval: atOnce = 1, ...rest }: FeatureAblationOptions<T>,
) => {
  const asked = {
    ...takenOut, forward: rest.forward, target: rest.target,
    additionalForwardArgs: rest.additionalForwardArgs ?? [],
  };
  const list = inputList(asked.where, inputs);
  const instead = baselinesFor(asked.where, list, baselines);
  const { ids, placesOf } = featureGroups(asked.where, list, featureMask);
  const whole = tf.tidy(() => outputsOf(asked, list));
  const sums = sumOverParts(ids.length, atOnce, (a, b) => tf.tidy(() => {
    const places = ids.slice(a, b).map(placesOf);
    const without = outputsOfEach(asked, places.map((at) => replaceAt(at, list, instead)));
    return spreadOver(places, without.map((one) => tf.sub(whole, one)));
  }));
  whole.dispose();
  for (const one of instead) if (!list.includes(one)) one.dispose();
  return { attributions: inFormOf(inputs, sums) };
};`,
    ],
  ],
];

/** Ways to write 08.4. */
export const deletions: readonly OwnWords[] = [
  [
    "a table of notes, a loop for the area",
    [
      `function deletionCurve(o: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2] } = o;
  requireScores("deletionCurve", { tokenIds, scores, keptIds });
  const order: number[] = [];
  tokenIds.forEach((id, i) => { if (!keptIds.includes(id)) order.push(i); });
  order.sort((a, b) => scores[b] - scores[a] || a - b);
  const rows = [[...tokenIds]];
  for (const place of order) {
    const row = [...rows[rows.length - 1]];
    row[place] = replacementId;
    rows.push(row);
  }
  const logits = tf.tidy(() => {
    const table = tf.tensor2d(rows, [rows.length, tokenIds.length], "int32");
    return Array.from(selectTarget(o.forward(table), o.target).dataSync());
  });
  let area = 0;
  for (let i = 1; i < logits.length; i++) area += (logits[i - 1] + logits[i]) / 2 / order.length;
  return { fractions: logits.map((_, i) => i / order.length), logits, area };
}`,
    ],
  ],
  [
    "note by note, a Set of what has gone, logits from an array",
    [
      `const byScore = (scores: readonly number[]) => (one: number, other: number) =>
  scores[one] === scores[other] ? one - other : scores[other] - scores[one];`,
      `class Deletion {
  readonly gone = new Set<number>();
  constructor(private readonly o: any) {}
  note(): number[] {
    return this.o.tokenIds.map((id, i) => (this.gone.has(i) ? this.o.replacementId ?? 0 : id));
  }
  logit(): number {
    return tf.tidy(() => {
      const [row] = this.o.forward(tf.tensor2d([this.note()], undefined, "int32")).arraySync();
      return row[this.o.target];
    });
  }
}`,
      `const deletionCurve = (o) => {
  const kept = new Set(o.keptIds ?? [0, 2]);
  const places = o.tokenIds.map((_, i) => i).filter((i) => !kept.has(o.tokenIds[i]));
  if (o.scores.length !== o.tokenIds.length || !o.scores.every(Number.isFinite)) {
    throw new DataError("deletionCurve: expected one finite score a token.");
  }
  if (!places.length) throw new DataError("deletionCurve: expected a token that may go.");
  const deletion = new Deletion(o);
  const curve = { fractions: [0], logits: [deletion.logit()], area: 0 };
  for (const place of places.sort(byScore(o.scores))) {
    deletion.gone.add(place);
    curve.fractions.push(deletion.gone.size / places.length);
    curve.logits.push(deletion.logit());
  }
  const { logits, fractions } = curve;
  curve.area = logits.slice(1).reduce(
    (sum, z, i) => sum + (fractions[i + 1] - fractions[i]) * (z + logits[i]) * 0.5, 0);
  return curve;
};`,
    ],
  ],
  [
    "ranks, and a table made by comparing",
    [
      `/** Of each token when it goes, 1 = first; Infinity for those that stay. */
function ranks({ tokenIds, scores, keptIds = [0, 2] }: DeletionCurveOptions): number[] {
  const goes = tokenIds.map((id) => keptIds.indexOf(id) < 0);
  return tokenIds.map((_, i) => !goes[i] ? Infinity : 1 + tokenIds.filter((_, j) =>
    goes[j] && (scores[j] > scores[i] || (scores[j] === scores[i] && j < i))).length);
}`,
      `function deletionCurve(options: DeletionCurveOptions): TokenCurve {
  requireScores("deletionCurve", options);
  const rank = ranks(options);
  const n = rank.filter(Number.isFinite).length;
  const logits = tf.tidy(() => {
    const when = tf.tensor2d([rank.map((r) => Math.min(r, n + 1))]);
    const steps = tf.range(0, n + 1).reshape([n + 1, 1]);
    const isGone = when.lessEqual(steps).cast("int32");
    const ids = tf.tensor2d([[...options.tokenIds]], undefined, "int32");
    const instead = tf.scalar(options.replacementId ?? 0, "int32");
    const notes = ids.mul(tf.sub(tf.scalar(1, "int32"), isGone)).add(isGone.mul(instead)) as tf.Tensor2D;
    const z = options.forward(notes.cast("int32"));
    return [...z.slice([0, options.target], [-1, 1]).dataSync()];
  });
  const inner = logits.slice(1, -1).reduce((sum, z) => sum + z, 0);
  const area = (inner + (logits[0] + logits[n]) / 2) / n;
  return { fractions: Array.from({ length: n + 1 }, (_, i) => i / n), logits, area };
}`,
    ],
  ],
];
