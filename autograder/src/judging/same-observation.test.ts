import { expect, it } from "vitest";
import type { Attempt } from "../exercises/exercise";
import { sameObservation } from "./same-observation";

const error = (message: string): Attempt => ({ threw: { name: "Error", message, stack: "" } });

it("takes an error for an error beside equal results", () => {
  const one = { plain: { returned: 1 }, empty: error("no notes") };
  const other = { plain: { returned: 1 }, empty: error("nothing to measure") };
  expect(sameObservation(one, other)).toBe(true);
  expect(sameObservation({ ...one, plain: { returned: 2 } }, other)).toBe(false);
});

it("asks where all throw whether they say the same", () => {
  const everywhere = (message: string) => ({ plain: error(message), cut: error(message) });
  expect(sameObservation(everywhere("7 tags"), everywhere("7 tags"))).toBe(true);
  expect(sameObservation(everywhere("not available"), everywhere("7 tags"))).toBe(false);
});
