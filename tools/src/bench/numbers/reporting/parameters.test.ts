import { expect, it } from "vitest";
import { contender, result } from "../fixtures/results";
import { parameterLines } from "./parameters";

const sized = (name: string, parameters: number) =>
  contender(name, [], { points: [{ x: 0, parameters, rounds: [] }] });

it("says each number once", () => {
  const pair = [sized("wasm-ort", 409220), sized("PyTorch", 409220)] as const;
  const other = [sized("wasm-ort", 23), sized("PyTorch", 23)] as const;
  expect(
    parameterLines([
      result("note-training", ...pair),
      result("note-inference", ...pair),
      result("lstm-training", ...other),
    ]),
  ).toEqual(["Parameters, ours and PyTorch's alike: 409,220; 23."]);
});

it("names a row that compares two models", () => {
  expect(
    parameterLines([result("lstm-training", sized("wasm-ort", 917), sized("PyTorch", 921))]),
  ).toEqual(["Different models! lstm-training: 917 ours, 921 PyTorch."]);
});

it("compares nothing without a peer", () => {
  expect(parameterLines([result("note-training", sized("wasm-ort", 409220))])).toEqual([]);
});
