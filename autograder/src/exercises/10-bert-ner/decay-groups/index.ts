import { declareExercise } from "../../declare-exercise";
import { card } from "./card";
import { draw } from "./draw";
import { judge } from "./judge";
import { ladder } from "./ladder";
import { mistakes } from "./mistakes";
import { probe } from "./probe";

export const decayGroups = declareExercise({
  card,
  draw,
  probe,
  judge,
  mistakes,
  ladder,
  recognisedBy: "outputs",
});
