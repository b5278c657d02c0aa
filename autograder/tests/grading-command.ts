// As it is built: the command stands beside it.
export { type GradingReport, gradeFiles } from "../dist/adversary/grader-command";
