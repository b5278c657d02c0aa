import type { Random } from "@attending/lib";
import type { TensorData } from "../../data/data";
import { drawNormal } from "./draw-tensor";

/** The numbers of each parameter of a module, by name. */
export type State = { readonly [name: string]: TensorData };

/** The shape of each parameter of a module, by name. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** A linear layer stores its weight `[in, out]`. */
export function linearShapes(name: string, inFeatures: number, outFeatures: number): Shapes {
  return { [`${name}.weight`]: [inFeatures, outFeatures], [`${name}.bias`]: [outFeatures] };
}

export function selfAttentionShapes(dModel: number): Shapes {
  return Object.assign(
    {},
    ...["query", "key", "value", "output"].map((name) => linearShapes(name, dModel, dModel)),
  );
}

export function transformerBlockShapes(dModel: number, dFf: number): Shapes {
  return {
    ...within("attention", selfAttentionShapes(dModel)),
    ...linearShapes("linear1", dModel, dFf),
    ...linearShapes("linear2", dFf, dModel),
    "norm1.weight": [dModel],
    "norm1.bias": [dModel],
    "norm2.weight": [dModel],
    "norm2.bias": [dModel],
  };
}

/** The same shapes, as a module has them that holds this one under `name`. */
export function within(name: string, shapes: Shapes): Shapes {
  return Object.fromEntries(
    Object.entries(shapes).map(([inner, shape]) => [`${name}.${inner}`, shape]),
  );
}

/**
 * Numbers for every parameter. Large enough that no part of a module goes unseen in its output, and
 * none is 0 or 1, so that a forgotten bias or norm shows.
 */
export function drawState(random: Random, shapes: Shapes): State {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const [fanIn = 1] = shape;
      const drawn = drawNormal(random, shape, shape.length === 1 ? 0.4 : 1.2 / Math.sqrt(fanIn));
      const isScale = /norm\d\.weight$/.test(name);
      return [name, isScale ? { ...drawn, values: drawn.values.map((x) => 1 + x) } : drawn];
    }),
  );
}
