import type { TensorData } from "../../data/data";
import { plainParameter } from "../drawing/plain-state";
import { named } from "./data-in-words";

/** What a learner has to know of a module's parameters: what of them is not plain. */
export function stateInWords(state: Readonly<Record<string, TensorData>>): string {
  const changed = Object.entries(state)
    .filter(([name, tensor]) => !isPlain(name, tensor))
    .map(([name, tensor]) => parameterInWords(name, tensor));
  const norms = Object.keys(state).some((name) => name.includes("norm")) ? "norms 1, " : "";
  const rest = `weights 1 on the diagonal, ${norms}biases 0`;
  return changed.length === 0 ? rest : `${changed.join("; ")}; else ${rest}`;
}

function parameterInWords(name: string, tensor: TensorData): string {
  const isZero = tensor.values.every((value) => value === 0);
  return isZero ? `${name} all 0` : named(name, tensor, axesOf(name, tensor));
}

function isPlain(name: string, { shape, values }: TensorData): boolean {
  const plain = plainParameter(name, shape).values;
  return values.every((value, i) => value === plain[i]);
}

function axesOf(name: string, { shape }: TensorData): readonly string[] {
  if (name === "embedding.weight") return ["token", "dModel"];
  return shape.length === 2 ? ["in", "out"] : ["feature"];
}
