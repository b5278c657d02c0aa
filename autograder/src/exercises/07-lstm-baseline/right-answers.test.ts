import { chooseBackend, LSTMBaseline, VisitEncoder } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";
import { baselines } from "./right-answers/baselines";
import { visitEncoders } from "./right-answers/visit-encoders";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const seeds = ["right", "another", "a third"];

describe("07.1 takes other right ways", () => {
  class Derived extends VisitEncoder {}

  it.each([...visitEncoders, Derived])("%o", async (Encoder) => {
    for (const seed of seeds) {
      expect(await lostClaims("07.1", { VisitEncoder: Encoder }, seed)).toEqual([]);
    }
  });
});

describe("07.2 takes other right ways", () => {
  class Derived extends LSTMBaseline {}

  it.each([...baselines, Derived])("%o", async (Baseline) => {
    for (const seed of seeds) {
      expect(await lostClaims("07.2", { LSTMBaseline: Baseline }, seed)).toEqual([]);
    }
  });
});
