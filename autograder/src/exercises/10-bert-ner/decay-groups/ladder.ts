import { declareLadder } from "../../declare-exercise";
import { shapeInWords } from "../../judging/wording";
import type { NamedParameter } from "../../probing/named-module";
import { type Rung, tryOut } from "./try-out";

type More = Omit<NamedParameter, "name" | "shape">;

const small = (
  shapes: Readonly<Record<string, readonly number[]>>,
  more: Readonly<Record<string, More>> = {},
): Rung => ({
  parameters: Object.entries(shapes).map(([name, shape]) => ({ name, shape, ...more[name] })),
  weightDecay: 0.1,
});

const rungs: readonly Rung[] = [
  small({ weight: [2, 3] }),
  small({ bias: [2] }),
  small({ weight: [2, 3], bias: [3] }),
  small({ "linear.weight": [2, 3], "linear.bias": [3] }),
  small({ "norm1.weight": [2], "norm1.bias": [2] }),
  small({ "output.LayerNorm.weight": [2], "output.LayerNorm.bias": [2] }),
  small({ "embedding.weight": [3, 2] }),
  small({ "normalised.weight": [2, 2] }),
  small({ kernel: [2, 2, 2], "distances.bias": [2, 2] }),
  small({ "bias.weight": [2, 2], temperature: [] }),
  small({ "linear.weight": [2, 3], "linear.bias": [3] }, { "linear.weight": { isFrozen: true } }),
  small(
    { "embedding.weight": [3, 2], "decoder.weight": [3, 2] },
    { "decoder.weight": { sameAs: "embedding.weight" } },
  ),
  small({
    "blocks.0.linear.weight": [2, 2],
    "blocks.0.linear.bias": [2],
    "blocks.1.linear.weight": [2, 2],
    "blocks.1.linear.bias": [2],
  }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ parameters, weightDecay }) =>
    `a model with ${parameters.map(inWords).join(", ")}; weightDecay = ${weightDecay}`,
  axes: {},
});

function inWords({ name, shape, isFrozen, sameAs }: NamedParameter): string {
  const frozen = isFrozen ? " (frozen)" : "";
  const shared = sameAs === undefined ? "" : ` (the same variable as ${sameAs})`;
  return `${name} ${shapeInWords(shape)}${frozen}${shared}`;
}
