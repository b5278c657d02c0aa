import type { KnownMistake } from "../../exercise";

const rule = 'rank >= 2 && name.split(".").at(-1) !== "bias";';
const isBias = 'name.split(".").at(-1) === "bias"';
const named = "[...model.namedParameters()]";
const withDecay = "new Map(named.filter(decays)),\n      weightDecay,";
const withoutDecay = "new Map(named.filter((entry) => !decays(entry))),\n      weightDecay: 0,";

/** All variables that a module holds, found without `namedParameters`. */
const walk = (keeps: string) =>
  `((found: [string, any][] = []) => {
    const visit = (part: any, path: string): void => Object.entries(part).forEach(([key, held]: [string, any]) => {
      if (held?.trainable !== undefined) { if (${keeps}) found.push([path + key, held]); }
      else if (held !== null && typeof held === "object") visit(held, path + key + ".");
    });
    visit(model, "");
    return found;
  })()`;

export const mistakes: readonly KnownMistake[] = [
  {
    id: "norms-decay",
    says: "The scales of layer norms decay too: pulled to 0 they shut a feature off.",
    edits: [{ replace: rule, with: `!(${isBias});` }],
    caughtBy: "norms",
  },
  {
    id: "biases-decay",
    says: "The biases decay too: pulled to 0 they only shift what comes out.",
    edits: [{ replace: rule, with: `rank >= 2 || ${isBias};` }],
    caughtBy: "biases",
  },
  {
    id: "by-axes-alone",
    says: "What is a bias is told by its axes alone: there are biases with two, so ask for the name as well.",
    edits: [{ replace: rule, with: "rank >= 2;" }],
    caughtBy: "biases",
  },
  {
    id: "everything-decays",
    says: "Everything decays, biases and layer norms too.",
    edits: [{ replace: rule, with: "name !== undefined && rank >= 0;" }],
    caughtBy: "norms",
  },
  {
    id: "nothing-decays",
    says: "Nothing decays: all parameters are in the group without.",
    edits: [{ replace: rule, with: "name === undefined && rank < 0;" }],
    caughtBy: "products",
  },
  {
    id: "groups-swapped",
    says: "The groups are swapped: biases and norms decay, and the weights of products do not.",
    edits: [{ replace: rule, with: `rank < 2 || ${isBias};` }],
    caughtBy: "products",
  },
  {
    id: "order-swapped",
    says: "The group without decay stands first: the one with decay is asked for first.",
    edits: [
      {
        replace: withDecay,
        with: "new Map(named.filter((entry) => !decays(entry))), weightDecay: 0,",
      },
      { replace: withoutDecay, with: "new Map(named.filter(decays)), weightDecay," },
    ],
    caughtBy: "groups",
  },
  {
    id: "in-both-groups",
    says: "What decays is in the second group as well: each parameter belongs in one.",
    edits: [{ replace: "named.filter((entry) => !decays(entry))", with: "named" }],
    caughtBy: "whole",
  },
  {
    id: "rest-left-out",
    says: "What does not decay is in no group, and the optimiser would not train it.",
    edits: [{ replace: "named.filter((entry) => !decays(entry))", with: "[]" }],
    caughtBy: "whole",
  },
  {
    id: "names-of-pytorch",
    says: "Layer norms are looked for by the name LayerNorm, which not all have: count the axes.",
    edits: [
      {
        replace: rule,
        with: '!name.includes("LayerNorm") && !name.endsWith("bias") && rank >= 0;',
      },
    ],
    caughtBy: "norms",
  },
  {
    id: "norms-by-name",
    says: "What has norm in its name is taken for a layer norm: a matrix may be called so, and a scale otherwise.",
    edits: [{ replace: rule, with: `!/norm/i.test(name) && rank >= 0 && !(${isBias});` }],
    caughtBy: "norms",
  },
  {
    id: "bias-anywhere",
    says: "What has bias anywhere in its name is taken for a bias: it is the name's end that tells.",
    edits: [{ replace: rule, with: 'rank >= 2 && !name.includes("bias");' }],
    caughtBy: "products",
  },
  {
    id: "embeddings-do-not-decay",
    says: "Embeddings do not decay: they have two axes, and belong with the weights of products.",
    edits: [{ replace: rule, with: `rank >= 2 && !(${isBias}) && !name.includes("embedding");` }],
    caughtBy: "products",
  },
  {
    id: "matrices-only",
    says: "Only matrices decay: what has three axes is a product's weight as well.",
    edits: [{ replace: rule, with: `rank === 2 && !(${isBias});` }],
    caughtBy: "products",
  },
  {
    id: "decay-fixed",
    says: "The decay is always 0.01: take the one that is given.",
    edits: [{ replace: withDecay, with: "new Map(named.filter(decays)),\n weightDecay: 0.01," }],
    caughtBy: "groups",
  },
  {
    id: "no-zero",
    says: "The second group does not say that its decay is 0: the optimiser takes its own then, which is 0.01.",
    edits: [{ replace: "weightDecay: 0,", with: "" }],
    caughtBy: "biases",
  },
  {
    id: "frozen-taken-in",
    says: "Parameters that were frozen are in the groups: take those of model.namedParameters().",
    edits: [{ replace: named, with: walk("!found.some(([, other]) => other === held)") }],
    caughtBy: "whole",
  },
  {
    id: "shared-twice",
    says: "A variable that two parts of the model share is in the groups twice: namedParameters() has it once.",
    edits: [{ replace: named, with: walk("held.trainable") }],
    caughtBy: "whole",
  },
  {
    id: "short-names",
    says: "The parameters lost the path in their names: gradients come by the names of namedParameters().",
    edits: [
      {
        replace: named,
        with: '[...model.namedParameters()].map(([name, parameter]): [string, tf.Variable] => [name.split(".").slice(-2).join("."), parameter])',
      },
    ],
    caughtBy: "whole",
  },
  {
    id: "lists-for-maps",
    says: "The parameters of a group are a list: a Map is asked for, by their names.",
    edits: [{ replace: "new Map(named.filter(decays))", with: "named.filter(decays) as never" }],
    caughtBy: "products",
  },
];
