import type { OwnWords } from "./own-words";

/** Ways to write 12.4. */
export const assessments: readonly OwnWords[] = [
  [
    "both halves of all pairs asked about at once",
    [
      `const tagged = (logits: WordLogits, labels: readonly string[]) => logits.map((words) => words.map((z) => likeliestTag(z, labels)));`,
      `const entitiesOf = ({ tokens }: NerSentence, tags: string[]) =>
  spansOfTags(tags).map(({ type, start, end }) => type + "\\t" + tokens.slice(start, end).join("\\t")).join("\\n");`,
      `function calibrate(fit: ScoredWord[], judge: ScoredWord[]): Calibration {
  const { temperature } = fitTemperature(fit.map((w) => w.logits), fit.map((w) => w.label));
  const diagram = (T: number) =>
    reliabilityDiagram(judge.map((w) => softmax(w.logits, T)[w.predicted]), judge.map((w) => w.label === w.predicted));
  return { temperature, before: diagram(1), after: diagram(temperature) };
}`,
      `function ethicsAssessment({ predictLogits, labels, pairs, validation, test, measured = {}, thresholds = deploymentThresholds }: EthicsInput): EthicsAssessment {
  const halves = [...pairs.map((p) => p.sentences[0]), ...pairs.map((p) => p.sentences[1])];
  const said = tagged(predictLogits(halves), labels).map((tags, i) => entitiesOf(halves[i], tags));
  const byDimension = new Map<string, [n: number, k: number]>();
  pairs.forEach(({ dimension }, i) => {
    const [n, k] = byDimension.get(dimension) ?? [0, 0];
    byDimension.set(dimension, [n + 1, k + (said[i] === said[i + pairs.length] ? 0 : 1)]);
  });
  const biasResults: BiasResult[] = [];
  for (const [dimension, [numPairs, numDifferent]] of byDimension) {
    biasResults.push({ dimension, numPairs, numDifferent, ...wilsonInterval(numDifferent, numPairs) });
  }
  const testLogits = predictLogits(test);
  const fit = scoredWords(validation, predictLogits(validation), labels);
  const judge = scoredWords(test, testLogits, labels);
  const isEntity = ({ predicted }: ScoredWord) => labels[predicted] !== "O";
  const calibration = { allWords: calibrate(fit, judge), entityWords: calibrate(fit.filter(isEntity), judge.filter(isEntity)) };
  const gold = test.map(({ tags }) => tags);
  const predicted = tagged(testLogits, labels);
  const { micro, perType } = entityReport(gold, predicted, { mode: "strict" });
  const recommendation = recommendDeployment({
    ...measured,
    microF1: micro.f1,
    typeF1: Math.min(...perType.map(({ f1 }) => f1)),
    ece: calibration.entityWords.after.ece,
  }, thresholds);
  return { biasResults, calibration, severityDistribution: errorSeverities(gold, predicted), recommendation };
}`,
    ],
  ],
  [
    "a class that asks about one sentence at a time",
    [
      `class Assessor {
  constructor(private readonly input: EthicsInput) {}
  private tags(sentence: NerSentence): string[] {
    const [words] = this.input.predictLogits([sentence]);
    return words.map((logits) => likeliestTag(logits, this.input.labels));
  }
  private findings(sentence: NerSentence) {
    return spansOfTags(this.tags(sentence)).map(({ type, start, end }) => [type, ...sentence.tokens.slice(start, end)]);
  }
  private differs(a: string[][], b: string[][]): boolean {
    if (a.length !== b.length) return true;
    return a.some((one, i) => one.length !== b[i].length || one.some((word, j) => word !== b[i][j]));
  }
  bias(): BiasResult[] {
    const dimensions = this.input.pairs.map(({ dimension }) => dimension);
    return dimensions.filter((name, i) => dimensions.indexOf(name) === i).map((dimension) => {
      const own = this.input.pairs.filter((pair) => pair.dimension === dimension);
      const odd = own.filter(({ sentences: [a, b] }) => this.differs(this.findings(a), this.findings(b)));
      const { rate, low, high } = wilsonInterval(odd.length, own.length);
      return { dimension, numPairs: own.length, numDifferent: odd.length, rate, low, high };
    });
  }
  words(sentences: readonly NerSentence[], onlyEntities: boolean): ScoredWord[] {
    const { predictLogits, labels } = this.input;
    const all = scoredWords(sentences, predictLogits(sentences), labels);
    return onlyEntities ? all.filter((word) => word.predicted !== labels.indexOf("O")) : all;
  }
  calibration(onlyEntities: boolean): Calibration {
    const known = this.words(this.input.validation, onlyEntities);
    const temperature = fitTemperature(known.map(({ logits }) => logits), known.map(({ label }) => label)).temperature;
    const judged = this.words(this.input.test, onlyEntities);
    const right = judged.map(({ label, predicted }) => label === predicted);
    const sure = (z: ArrayLike<number>) => Math.max(...softmax(z));
    return {
      temperature,
      before: reliabilityDiagram(judged.map(({ logits }) => sure(logits)), right),
      after: reliabilityDiagram(judged.map(({ logits }) => sure(logits.map((x) => x / temperature))), right),
    };
  }
  tables(): [string[][], string[][]] {
    return [this.input.test.map(({ tags }) => [...tags]), this.input.test.map((sentence) => this.tags(sentence))];
  }
}`,
      `function ethicsAssessment(input: EthicsInput): EthicsAssessment {
  const assessor = new Assessor(input);
  const [gold, predicted] = assessor.tables();
  const strict = entityReport(gold, predicted, { mode: "strict" });
  const calibration = { allWords: assessor.calibration(false), entityWords: assessor.calibration(true) };
  const worst = [...strict.perType].sort((a, b) => a.f1 - b.f1)[0];
  const known = { microF1: strict.micro.f1, typeF1: worst?.f1, ece: calibration.entityWords.after.ece, negationAccuracy: input.measured?.negationAccuracy, p95Ms: input.measured?.p95Ms };
  return {
    biasResults: assessor.bias(),
    calibration,
    severityDistribution: errorSeverities(gold, predicted),
    recommendation: input.thresholds ? recommendDeployment(known, input.thresholds) : recommendDeployment(known),
  };
}`,
    ],
  ],
  [
    "dimension by dimension, and the words chosen by predicates",
    [
      `const predicates = { allWords: () => true, entityWords: (w: ScoredWord, labels: readonly string[]) => labels[w.predicted] !== "O" };`,
      `const ethicsAssessment = (o: EthicsInput): EthicsAssessment => {
  const { labels, test, validation } = o;
  const ask = (sentences: readonly NerSentence[]) => {
    const logits = o.predictLogits(sentences);
    return { logits, tags: logits.map((row) => row.map((z) => likeliestTag(z, labels))) };
  };
  const texts = (sentences: readonly NerSentence[]) => ask(sentences).tags.map((tags, i) =>
    JSON.stringify(spansOfTags(tags).map((span) => ({ t: span.type, w: sentences[i].tokens.slice(span.start, span.end) }))));
  const biasResults = Array.from(new Set(o.pairs.map((p) => p.dimension)), (dimension) => {
    const own = o.pairs.filter((p) => p.dimension === dimension);
    const [first, second] = ([0, 1] as const).map((side) => texts(own.map((p) => p.sentences[side])));
    let numDifferent = 0;
    for (let i = 0; i < own.length; i++) if (first[i] !== second[i]) numDifferent += 1;
    return { ...wilsonInterval(numDifferent, own.length), dimension, numDifferent, numPairs: own.length };
  });
  const asked = ask(test);
  const fitting = scoredWords(validation, ask(validation).logits, labels);
  const judging = scoredWords(test, asked.logits, labels);
  const calibrated = (kind: keyof typeof predicates): Calibration => {
    const chosen = fitting.filter((w) => predicates[kind](w, labels));
    const T = fitTemperature(chosen.map((w) => w.logits), chosen.map((w) => w.label)).temperature;
    const judged = judging.filter((w) => predicates[kind](w, labels));
    const at = (t: number) => reliabilityDiagram(judged.map((w) => Math.max(...softmax(w.logits, t))), judged.map((w) => w.predicted === w.label), { numBins: 10 });
    return { temperature: T, before: at(1), after: at(T) };
  };
  const calibration = { allWords: calibrated("allWords"), entityWords: calibrated("entityWords") };
  const gold = test.map((s) => [...s.tags]);
  const { micro: { f1: microF1 }, perType } = entityReport(gold, asked.tags, { mode: "strict", scheme: "IOB2" });
  const typeF1 = perType.reduce((worst, { f1 }) => (f1 < worst ? f1 : worst), Infinity);
  const ece = calibration.entityWords.after.ece;
  return {
    biasResults, calibration,
    severityDistribution: errorSeverities(gold, asked.tags),
    recommendation: recommendDeployment(Object.assign({ microF1, typeF1, ece }, o.measured), o.thresholds ?? deploymentThresholds),
  };
};`,
    ],
  ],
];
