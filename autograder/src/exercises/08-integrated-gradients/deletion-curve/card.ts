import type { ExerciseCard } from "../../exercise";
import { checkNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "08.4",
  notebook: "08-integrated-gradients",
  title: "Delete, and watch the logit",
  symbol: "deletionCurve",
  from: "lib/src/attribution/deletion-curve.ts",
  goal: "Test an explanation on the model: take the tokens out that it calls important, and see whether the logit falls.",
  difficulty: 2,
  minutes: 25,
  buildsOn: [],
  supplies: ["requireScores", "selectTarget", ...checkNames],
  contract: [
    "`deletionCurve({ forward, tokenIds, scores, target, replacementId = 0, keptIds = [0, 2] })`",
    "",
    "* `forward`: int32 `[notes, seqLen]` → `[notes, classes]`; `tokenIds` one note, `number[]`; `scores` one number for each token; `target` the class whose logit is watched",
    "* the tokens go one after another, the highest score first, of equals the earlier; what has gone stays away; `replacementId` stands in its place, so that all others keep theirs",
    "* tokens whose id is among `keptIds` stay and are not counted; an error unless each token has a finite score and some token may go",
    "* returns `{ fractions, logits, area }`: shares of the tokens that have gone, from 0 to 1; the logit at each; the area under the logits over the fractions, by trapezoids",
  ].join("\n"),
  assertions: [
    {
      id: "logits",
      kind: "closeness",
      points: 3,
      claim:
        "The logits are those of the note as its tokens go, from the whole note to none of them.",
    },
    {
      id: "order",
      kind: "closeness",
      points: 2,
      claim: "The highest score goes first, and of equal ones the earlier token.",
    },
    {
      id: "kept",
      kind: "closeness",
      points: 2,
      claim: "Padding, special tokens and whatever is to be kept stay, and are not counted.",
    },
    {
      id: "fractions",
      kind: "closeness",
      points: 1,
      claim: "The fractions are shares of the tokens that may go, from 0 to 1.",
    },
    {
      id: "area",
      kind: "closeness",
      points: 2,
      claim: "The area is that under the logits over the fractions.",
    },
    {
      id: "replaced",
      kind: "closeness",
      points: 1,
      claim: "The replacement stands in a token's place, and all others keep theirs.",
    },
    {
      id: "refused",
      kind: "property",
      points: 1,
      claim:
        "Scores that do not fit, and notes of which nothing may go, are refused with an error.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
