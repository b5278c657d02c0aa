import type { KnownMistake } from "../../exercise";

const taken = "replaceAt(places, list, replacements)";
const loss = "whole.sub(left)";
const asked = "const asked = { where, forward, additionalForwardArgs, target };";
const result = "return { attributions: inFormOf(inputs, sums) };";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "gradients-again",
    says: "This is integrated gradients once more: nothing is taken out.",
    edits: [
      {
        replace: result,
        with: "const slopes = tf.grads((...moved: tf.Tensor[]) => outputsOf(asked, moved).sum()); const ways = list.map((end, i) => end.sub(replacements[i] ?? 0)); const points = [...Array(50).keys()].map((k) => slopes(ways.map((way, i) => way.mul((k + 0.5) / 50).add(replacements[i] ?? 0)))); return { attributions: inFormOf(inputs, ways.map((way, i) => way.mul(tf.addN(points.map((of) => of[i] ?? way)).div(50)))) };",
      },
    ],
    caughtBy: "losses",
  },
  {
    id: "zeros",
    says: "Zeros stand in the place of what is taken out: the baseline belongs there.",
    edits: [
      {
        replace: "baselinesFor(where, list, baselines)",
        with: "baselinesFor(where, list, undefined)",
      },
    ],
    caughtBy: "baselines",
  },
  {
    id: "sign",
    says: "The difference is the wrong way round: what is lost is F with the feature less F without it.",
    edits: [{ replace: loss, with: "left.sub(whole)" }],
    caughtBy: "losses",
  },
  {
    id: "alone",
    says: "All but the feature is taken out: what one feature does alone is another question.",
    edits: [{ replace: taken, with: "replaceAt(places, replacements, list)" }],
    caughtBy: "losses",
  },
  {
    id: "stays-out",
    says: "What was taken out stays out: before the next feature goes, everything has to be back.",
    edits: [
      {
        replace: taken,
        with: "replaceAt(ids.slice(0, from + some.indexOf(places) + 1).map((id) => placesOf(id)).reduce((one, more) => one.map((place, i) => place.add(more[i] ?? 0))), list, replacements)",
      },
    ],
    caughtBy: "losses",
  },
  {
    id: "mask-ignored",
    says: "The featureMask has no effect: every number goes alone.",
    edits: [
      {
        replace: "featureGroups(where, list, featureMask)",
        with: "featureGroups(where, list, undefined)",
      },
    ],
    caughtBy: "groups",
  },
  {
    id: "shared-out",
    says: "The loss is divided among the numbers of a feature: each of them gets the whole loss.",
    edits: [
      {
        replace: "return spreadOver(some, losses);",
        with: "return spreadOver(some.map((places) => { const sizes = places.map((place) => place.sum(1, true)); const size = sizes.reduce((one, more) => one.add(more)); return places.map((place) => place.div(size.maximum(1))); }), losses);",
      },
    ],
    caughtBy: "groups",
  },
  {
    id: "mean-over-batch",
    says: "The loss is averaged over the batch: each example has its own.",
    edits: [{ replace: loss, with: "whole.sub(left).mean().mul(tf.onesLike(whole))" }],
    caughtBy: "losses",
  },
  {
    id: "without-signs",
    says: "The signs are gone: a feature that speaks against the class has a negative attribution.",
    edits: [{ replace: loss, with: "whole.sub(left).abs()" }],
    caughtBy: "losses",
  },
  {
    id: "of-the-probability",
    says: "What is lost of the probability is returned: attribute what `forward` gives, the logit.",
    edits: [
      {
        replace: asked,
        with: "const asked = { where, forward: (...given: tf.Tensor[]) => forward(...given).sigmoid(), additionalForwardArgs, target };",
      },
    ],
    caughtBy: "losses",
  },
  {
    id: "share-of-the-whole",
    says: "The loss is divided by F(inputs): asked for is the difference.",
    edits: [{ replace: loss, with: "whole.sub(left).div(whole)" }],
    caughtBy: "losses",
  },
  {
    id: "first-target",
    says: "The first example's target is used for all.",
    edits: [
      {
        replace: asked,
        with: "const asked = { where, forward, additionalForwardArgs, target: Array.isArray(target) ? target[0] : target };",
      },
    ],
    caughtBy: "others",
  },
  {
    id: "all-at-once",
    says: "All features go through at once: perturbationsPerEval says how many may.",
    edits: [
      {
        replace: "sumOverParts(ids.length, perturbationsPerEval, ablated)",
        with: "sumOverParts(ids.length, perturbationsPerEval === 1 ? 1 : undefined, ablated)",
      },
    ],
    caughtBy: "atOnce",
  },
  {
    id: "others-left-out",
    says: "The additional arguments are not handed to `forward`.",
    edits: [
      { replace: asked, with: asked.replace("additionalForwardArgs", "additionalForwardArgs: []") },
    ],
    caughtBy: "others",
  },
];
