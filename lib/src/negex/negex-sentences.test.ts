import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findExternalFile } from "../data/find-external-file";
import { distinctConcepts } from "./distinct-concepts";
import { NegexRules } from "./negex-rules";
import { readNegexSentences } from "./read-negex-sentences";
import { scoreNegation } from "./score-negation";

describe("the rules on NegEx's own sentences", () => {
  vi.stubEnv(
    "ATTENDING_DATA",
    process.env.ATTENDING_DATA ??
      join(__dirname, "../../../../shared/datasets"),
  );
  const file =
    findExternalFile("negex/Annotations-1-120.txt") ??
    findExternalFile("negex/raw/Annotations-1-120.txt");

  it.for([5, Number.POSITIVE_INFINITY])(
    "are right of at least 97 %% of the distinct concepts, %d words wide",
    (maxScope, context) => {
      if (file === undefined) {
        context.skip("needs negex/Annotations-1-120.txt, see notebook 06");
        return;
      }
      const rules = new NegexRules({ maxScope });
      const concepts = distinctConcepts(readNegexSentences(file));
      const said = concepts.map(({ sentence, concept }) =>
        rules.isNegated(sentence, concept),
      );
      const { accuracy, alwaysAffirmed, f1 } = scoreNegation(said, concepts);
      console.log(
        `${concepts.length} distinct concepts, ${maxScope} words: accuracy ${accuracy.toFixed(3)}, F1 ${f1.toFixed(3)}; always affirmed: ${alwaysAffirmed.toFixed(3)}`,
      );
      expect(concepts).toHaveLength(1981);
      expect(alwaysAffirmed).toBeCloseTo(1531 / 1981, 12);
      expect(accuracy).toBeGreaterThanOrEqual(0.97);
    },
  );
});
