import type { KnownMistake } from "../../exercise";

const entity = "[type, ...tokens.slice(start, end)]";
const compares = "[first[i] !== second[i]]";
const confidence = "Math.max(...softmax(logits, t))";
const ofEntities = 'calibrate((word) => labels[word.predicted] !== "O")';
const fits = "const fitted = known.filter(isChosen);";
const worst = "typeF1: Math.min(...perType.map(({ f1 }) => f1))";
const ece = "ece: entityWords.after.ece";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "places-compared",
    says: "The entities' places are compared: a term of two words moves everything behind it, and that is no bias. Compare types and words.",
    edits: [{ replace: entity, with: "[type, String(start), String(end)]" }],
    caughtBy: "pairs",
  },
  {
    id: "number-compared",
    says: "Only the number of entities is compared: one that is lost and one that is made up cancel.",
    edits: [{ replace: "JSON.stringify(entities)", with: "JSON.stringify(entities.length)" }],
    caughtBy: "pairs",
  },
  {
    id: "types-compared",
    says: "Only the types are compared: another medication is another finding.",
    edits: [{ replace: entity, with: "[type, ...tokens.slice(start, start)]" }],
    caughtBy: "pairs",
  },
  {
    id: "true-tags-compared",
    says: "The true tags of the pairs are compared, which are the same in both: compare what the model finds.",
    edits: [
      {
        replace: "const { tokens = [] } = sentences[s] ?? {};",
        with: "const { tokens = [], tags = [] } = sentences[s] ?? {};",
      },
      {
        replace: "spansOfTags(tagsOf(words)).map(",
        with: "spansOfTags(words.length > 0 ? tags : []).map(",
      },
    ],
    caughtBy: "pairs",
  },
  {
    id: "pairs-read-strictly",
    says: "The entities of the pairs are read strictly: an I- without its B- is found too, so take `spansOfTags(tags)` as it is.",
    edits: [
      {
        replace: "spansOfTags(tagsOf(words))",
        with: 'spansOfTags(tagsOf(words), { mode: "strict" })',
      },
    ],
    caughtBy: "pairs",
  },
  {
    id: "tags-compared",
    says: "The tags are compared, word by word: an entity that begins with I- instead of B- is the same entity.",
    edits: [
      {
        replace: "return JSON.stringify(entities);",
        with: 'return JSON.stringify(tagsOf(words).flatMap((tag, i) => (tag === "O" ? [] : [[tag, tokens[i]]])));',
      },
    ],
    caughtBy: "pairs",
  },
  {
    id: "lost-in-second-alone",
    says: "A pair counts only when the second sentence has fewer entities: what is found in it alone is a difference too.",
    edits: [
      {
        replace: compares,
        with: "[JSON.parse(first[i] ?? '[]').length > JSON.parse(second[i] ?? '[]').length]",
      },
    ],
    caughtBy: "pairs",
  },
  {
    id: "equal-counted",
    says: "The pairs that are equal are counted, not those that differ.",
    edits: [{ replace: compares, with: "[first[i] === second[i]]" }],
    caughtBy: "pairs",
  },
  {
    id: "share-of-all-pairs",
    says: "The share is over the pairs of all dimensions: each has its own number.",
    edits: [
      {
        replace: "wilsonInterval(numDifferent, own.length)",
        with: "wilsonInterval(numDifferent, pairs.length)",
      },
    ],
    caughtBy: "interval",
  },
  {
    id: "fitted-on-test",
    says: "The temperature is fitted on test: then the diagram of test says how well it was fitted, not how well it holds.",
    edits: [{ replace: fits, with: "const fitted = judged.filter(isChosen);" }],
    caughtBy: "temperature",
  },
  {
    id: "one-temperature",
    says: "The temperature of all words is taken for the entities too: of them fit one of their own.",
    edits: [{ replace: fits, with: "const fitted = known;" }],
    caughtBy: "temperature",
  },
  {
    id: "temperature-multiplied",
    says: "The logits are multiplied by the temperature: they are divided, so that one above 1 makes the model less sure.",
    edits: [{ replace: confidence, with: "Math.max(...softmax(logits, 1 / t))" }],
    caughtBy: "after",
  },
  {
    id: "never-scaled",
    says: "The second diagram has the first one's probabilities: the temperature is not used.",
    edits: [
      { replace: "[diagramAt(1), diagramAt(temperature)]", with: "[diagramAt(1), diagramAt(1)]" },
    ],
    caughtBy: "after",
  },
  {
    id: "probability-of-one-label",
    says: "The confidence is the probability of label 1, whatever was predicted: it is that of the prediction, the highest.",
    edits: [{ replace: confidence, with: "softmax(logits, t)[1] ?? NaN" }],
    caughtBy: "before",
  },
  {
    id: "probability-of-the-truth",
    says: "The confidence is the probability of the true label, which nobody knows beforehand: it is that of the prediction.",
    edits: [
      {
        replace: `({ logits }) => ${confidence}`,
        with: "({ logits, label }) => softmax(logits, t)[label] ?? NaN",
      },
    ],
    caughtBy: "before",
  },
  {
    id: "entities-by-gold",
    says: "Entity words are chosen by their true tag: in use only the predicted one is known.",
    edits: [{ replace: ofEntities, with: 'calibrate((word) => labels[word.label] !== "O")' }],
    caughtBy: "before",
  },
  {
    id: "fitted-by-gold",
    says: "The temperature of entities is fitted on the words that are entities, and used on those predicted as such: choose them alike, by what is predicted.",
    edits: [
      {
        replace: "const entityWords = calibrate(",
        with: 'const entityWords = calibrate((word) => labels[known.includes(word) ? word.label : word.predicted] !== "O") ?? calibrate(',
      },
    ],
    caughtBy: "temperature",
  },
  {
    id: "validation-judged",
    says: "The diagrams are of validation, on which the temperature was fitted: they are to be of test.",
    edits: [
      {
        replace: "const chosen = judged.filter(isChosen);",
        with: "const chosen = known.filter(isChosen);",
      },
    ],
    caughtBy: "before",
  },
  {
    id: "lenient-f1",
    says: 'The F1 is conlleval\'s: the thresholds are for the strict one, { mode: "strict" }.',
    edits: [{ replace: '{ mode: "strict" }', with: "{}" }],
    caughtBy: "measures",
  },
  {
    id: "mean-of-types",
    says: "The mean F1 of the types is judged: the threshold is for each, so that the worst decides.",
    edits: [
      {
        replace: worst,
        with: "typeF1: perType.reduce((sum, { f1 }) => sum + f1, 0) / perType.length",
      },
    ],
    caughtBy: "measures",
  },
  {
    id: "best-type",
    says: "The best type's F1 is judged: the threshold is for each, so that the worst decides.",
    edits: [{ replace: worst, with: worst.replace("min", "max") }],
    caughtBy: "measures",
  },
  {
    id: "ece-before-scaling",
    says: "The ECE before scaling is judged: the threshold is for that after it.",
    edits: [{ replace: ece, with: "ece: entityWords.before.ece" }],
    caughtBy: "measures",
  },
  {
    id: "ece-of-all-words",
    says: "The ECE of all words is judged: most of them are O, and hide what entities are like.",
    edits: [{ replace: ece, with: "ece: allWords.after.ece" }],
    caughtBy: "measures",
  },
  {
    id: "thresholds-ignored",
    says: "The thresholds of the caller are not used.",
    edits: [
      {
        replace: "recommendDeployment(measures, thresholds)",
        with: "recommendDeployment(measures)",
      },
    ],
    caughtBy: "decision",
  },
  {
    id: "nothing-measured",
    says: "What was measured elsewhere is not handed on: then nobody has measured it.",
    edits: [{ replace: "...measured,", with: "" }],
    caughtBy: "decision",
  },
];
