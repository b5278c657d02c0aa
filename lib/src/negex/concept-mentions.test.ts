import { describe, expect, it } from "vitest";
import { conceptMentions } from "./concept-mentions";

describe("conceptMentions", () => {
  it("parts words as BERT does, and finds each place of the concept", () => {
    expect(
      conceptMentions({
        sentence: "No X-RAY changes;  later\nx-ray: 2.5 cm.",
        concept: "x-Ray",
      }),
    ).toEqual({
      tokens: "no x - ray changes ; later x - ray : 2 . 5 cm .".split(" "),
      mentions: [
        { start: 1, end: 4 },
        { start: 7, end: 10 },
      ],
    });
  });

  it("has no place for a concept that is not there, or has no words", () => {
    const places = (sentence: string, concept: string) =>
      conceptMentions({ sentence, concept }).mentions;
    expect(places("No coughing.", "cough")).toEqual([]);
    expect(places("No cough.", " ")).toEqual([]);
    expect(conceptMentions({ sentence: "", concept: "cough" })).toEqual({
      tokens: [],
      mentions: [],
    });
  });
});
