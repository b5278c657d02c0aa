import type { Judge, Observation, Verdict } from "../../exercise";
import { kindOf } from "../../judging/reading";
import { all, type Failure, failed, judged, passed } from "../../judging/verdict";
import { inWords, shapeInWords } from "../../judging/wording";
import type { Inputs, ModelData, ModelName, ParameterData } from "./draw";
import { type Group, groupsOf } from "./read-groups";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

type Kind = "product" | "bias" | "scale";

/** A parameter that is trained, and where it stands among the model's variables. */
interface Trained extends ParameterData {
  readonly place: number;
}

const models: readonly ModelName[] = ["tagger", "classifier", "other", "frozen", "shared"];

const causes: Readonly<Record<Kind, string>> = {
  product: "What has two axes or more decays, whatever it is called, unless its name ends in bias.",
  bias: "What has a name that ends in bias does not decay, however many axes it has.",
  scale: "What has fewer than two axes does not decay: not every norm has that in its name.",
};

export const judge: Judge<Inputs> = (seen) => ({
  products: inEach(seen, (groups, model) => standRight(seen, groups, model, "product")),
  biases: inEach(seen, (groups, model) => standApart(seen, groups, model, "bias")),
  norms: inEach(seen, (groups, model) => standApart(seen, groups, model, "scale")),
  whole: inEach(seen, (groups, model) => isWhole(seen.inputs[model], groups)),
  groups: inEach(seen, (groups, model) => areTwo(groups, seen.inputs[model].weightDecay)),
});

function inEach(
  { observed }: Seen,
  ask: (groups: readonly Group[], model: ModelName) => Verdict,
): Verdict {
  return all(
    ...models.map(
      (model) => () => judged(groupsOf(observed, model), (groups) => ask(groups, model)),
    ),
  );
}

/** All parameters of a kind have the decay that they have by the reference. */
function standRight(
  { inputs, reference }: Seen,
  groups: readonly Group[],
  model: ModelName,
  kind: Kind,
): Verdict {
  const right = groupsOf(reference, model);
  if ("failure" in right) throw new Error(right.failure.message);
  for (const parameter of trainedOf(inputs[model]).filter(
    (each) => kindOfParameter(each) === kind,
  )) {
    const [expected] = decaysOf(right.value, parameter);
    const wrong = decaysOf(groups, parameter).find((decay) => decay !== expected);
    if (wrong !== undefined) return misplaced(parameter, expected, wrong, causes[kind]);
  }
  return passed;
}

/** The same, and something else decays: of groups in which nothing does, it is no evidence. */
function standApart(seen: Seen, groups: readonly Group[], model: ModelName, kind: Kind): Verdict {
  return all(
    () => standRight(seen, groups, model, kind),
    () =>
      trainedOf(seen.inputs[model]).some((parameter) =>
        decaysOf(groups, parameter).includes(seen.inputs[model].weightDecay),
      )
        ? passed
        : failed(
            "Nothing decays at the given rate, so that nothing is told apart.",
            inWords(seen.inputs[model].weightDecay),
            "no group with it",
          ),
  );
}

function trainedOf({ parameters }: ModelData): Trained[] {
  return parameters
    .filter(({ sameAs }) => sameAs === undefined)
    .map((parameter, place) => ({ ...parameter, place }))
    .filter(({ isFrozen }) => isFrozen !== true);
}

function kindOfParameter({ name, shape }: ParameterData): Kind {
  if (name.split(".").at(-1)?.toLowerCase().endsWith("bias")) return "bias";
  return shape.length < 2 ? "scale" : "product";
}

/** The decay of each group that holds a parameter; `absent` of one that is in none. */
function decaysOf(groups: readonly Group[], { place }: Trained): (number | string)[] {
  const holding = groups.filter(({ entries }) => entries.some((entry) => entry.place === place));
  if (holding.length === 0) return ["absent"];
  return holding.map(({ weightDecay }) =>
    typeof weightDecay === "number" ? weightDecay : kindOf(weightDecay),
  );
}

function misplaced(
  { name, shape }: Trained,
  expected: number | string | undefined,
  got: number | string,
  cause: string,
): Failure {
  const which = `\`${name}\` ${shapeInWords(shape)}`;
  const wanted = decayInWords(expected);
  if (got === "absent") {
    return failed(`${which} is in no group: nothing would train it.`, wanted, "in no group");
  }
  const why =
    typeof got === "number" ? cause : "Without a number the optimiser takes a decay of its own.";
  return failed(`${which} has another weight decay. ${why}`, wanted, decayInWords(got));
}

function decayInWords(decay: number | string | undefined): string {
  return typeof decay === "number" ? inWords(decay) : String(decay);
}

function isWhole(data: ModelData, groups: readonly Group[]): Verdict {
  const entries = groups.flatMap((group) => group.entries);
  const trained = trainedOf(data);
  for (const { name, place } of trained) {
    const found = entries.filter((entry) => entry.place === place);
    if (found.length !== 1) return counted(name, found.length);
    const [entry] = found;
    if (entry?.name !== name) return misnamed(name, entry?.name);
  }
  if (entries.length === trained.length) return passed;
  const message =
    "Something stands in the groups that is not trained: model.namedParameters() has what is, without what was frozen, and each variable once.";
  return failed(message, `${trained.length} parameters`, `${entries.length}`);
}

function counted(name: string, count: number): Failure {
  const message =
    count === 0
      ? `\`${name}\` is in no group: nothing would train it.`
      : `\`${name}\` is in the groups more than once: each parameter belongs in one.`;
  return failed(message, "once", count === 0 ? "not at all" : `${count} times`);
}

function misnamed(name: string, got: unknown): Failure {
  const message = `\`${name}\` stands under another name. Gradients come by the names of namedParameters().`;
  return failed(message, name, typeof got === "string" ? got.slice(0, 60) : "no text");
}

function areTwo(groups: readonly Group[], weightDecay: number): Verdict {
  const [first, second] = groups;
  if (first === undefined || second === undefined || groups.length !== 2) {
    return failed("Two groups are asked for.", "2", String(groups.length));
  }
  return all(
    () => hasDecay(first, "first", weightDecay),
    () => hasDecay(second, "second", 0),
    () => leavesTheRate(first),
    () => leavesTheRate(second),
  );
}

function hasDecay({ weightDecay, entries }: Group, which: string, expected: number): Verdict {
  if (weightDecay !== expected) {
    const message = `The ${which} group has another \`weightDecay\`. The first is what decays, at the rate that is given; the second is what does not.`;
    const got = typeof weightDecay === "number" ? inWords(weightDecay) : kindOf(weightDecay);
    return failed(message, inWords(expected), got);
  }
  if (entries.length > 0) return passed;
  return failed(`The ${which} group is empty.`, "some parameters", "none");
}

function leavesTheRate({ learningRate }: Group): Verdict {
  if (learningRate === null) return passed;
  const message =
    "A group has a learning rate of its own: that is for whoever makes the optimiser.";
  return failed(message, "none", kindOf(learningRate));
}
