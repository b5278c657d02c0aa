import { expect, it } from "vitest";
import { libraryWithAnswers } from "./library-with-answers";
import type { OwnAnswer } from "./own-answer";
import { OwnAnswers } from "./own-answers";

const exercises = ["first", "second"].map((symbol, i) => ({
  ...{ id: `99.${i + 1}`, notebook: "99-x", title: "", stub: "", symbol },
}));

class FakeAnswers extends OwnAnswers {
  private readonly there = new Map<string, OwnAnswer>();

  constructor() {
    super({ root: "", exercises, due: ["99.1", "99.2"], load: () => undefined });
  }

  override async load(id: string): Promise<OwnAnswer> {
    const answer: OwnAnswer =
      id === "99.1"
        ? { kind: "there", value: () => "mine", cell: 3 }
        : { kind: "absent", why: "work/99-x.ipynb still throws its TODO" };
    this.there.set(this.exercise(id).symbol, answer);
    return answer;
  }

  override loaded(symbol: string): OwnAnswer | undefined {
    return this.there.get(symbol);
  }
}

type Whole = Record<"first" | "second" | "given", () => string> & {
  chooseBackend(force: string): Promise<string>;
};
const library = {
  chooseBackend: async (...args: readonly unknown[]) => `backend ${args.join()}`,
  given: () => "the library's",
};
const make = () => libraryWithAnswers(new FakeAnswers(), library, ["99.1", "99.2"]) as Whole;

it("has the library's names, and the learner's answers once a backend is chosen", async () => {
  const whole = make();
  expect(await whole.chooseBackend("wasm")).toBe("backend wasm");
  expect([whole.given(), whole.first()]).toEqual(["the library's", "mine"]);
});

it("says of an answer that is not there why, when it is used", async () => {
  const whole = make();
  expect(() => whole.first()).toThrow("expected your answer to 99.1, got a name that was not");
  await whole.chooseBackend("wasm");
  expect(() => whole.second()).toThrow(
    "second: expected your answer to 99.2, got work/99-x.ipynb still throws its TODO.",
  );
});
