export {
  describeFailure,
  type FailedCell,
  type FailureReport,
  isInterruption,
} from "./error-outputs";
export { keepSourceMaps, nameCellScripts, ScriptPositions } from "./line-numbers";
export { keepFailures, type PrintedFailure } from "./printed-failures";
export { useWrittenPlaces } from "./stack-frames";
export { strictCompilerOptions, useStrictTypes } from "./strict-types";
export { loadTslab, type TslabModules } from "./tslab-modules";
