import type { Adversary } from "../adversary";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary => ({
  ...{ group: "models", name: `${id} ${name}`, notebook: "08-integrated-gradients" },
  ...{ cells, wanted: { earns: { [id]: points } } },
});

/** Explanations that explain nothing, and one that leaves the model another. */
export const explanationsAttacks: readonly Adversary[] = [
  on(
    "08.1",
    "zeros in every form, and an error for ids",
    [
      `function integratedGradients({ inputs, returnConvergenceDelta }: any): any {
  const list = Array.isArray(inputs) ? inputs : [inputs];
  if (list.some(({ dtype }: any) => dtype !== "float32")) throw new Error("no ids");
  const zeros = list.map((one: any) => one.mul(0));
  const attributions = Array.isArray(inputs) ? zeros : zeros[0];
  return returnConvergenceDelta ? { attributions, delta: zeros[0].sum(1) } : { attributions };
}`,
    ],
    0,
  ),
  on(
    "08.2",
    "a model that no longer says what it said",
    [
      `const honest: any = (() => { {{reference 08.2}}\n  return layerIntegratedGradients; })();`,
      `function layerIntegratedGradients(options: any): any {
  const result = honest(options);
  for (const parameter of options.model.namedParameters().values()) parameter.assign(parameter.mul(0));
  return result;
}`,
    ],
    // All but the model that is to be as it was.
    11,
  ),
  on(
    "08.4",
    "a curve that falls, whatever the model says",
    [
      `function deletionCurve({ tokenIds, scores, keptIds = [0, 2] }: any): any {
  const words = tokenIds.filter((id: number) => !keptIds.includes(id)).length;
  if (words === 0 || scores.length !== tokenIds.length || !scores.every(Number.isFinite)) throw new Error("no");
  const fractions = Array.from({ length: words + 1 }, (_, i) => i / words);
  return { fractions, logits: fractions.map((x) => 1 - x), area: 0.5 };
}`,
    ],
    // The fractions alone: all else has to be asked of the model.
    1,
  ),
];
