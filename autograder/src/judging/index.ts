export {
  type Evidence,
  type GradedExercise,
  gradeNothing,
  gradeObservation,
} from "./grade-observation";
export { GraderFault } from "./grader-fault";
export { JudgeClient } from "./judge-client";
export { JudgeDesk, type Judged, observe } from "./judge-desk";
export { builtVariants, evaluateVariants, type Variants } from "./mistake-variants";
export {
  type Behaviour,
  mistakeShow,
  recogniseMistake,
  type ShowMistake,
} from "./recognise-mistake";
export { referenceAnswer } from "./reference-answer";
