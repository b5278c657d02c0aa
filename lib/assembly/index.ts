// The loops over numbers that the fast kernels run in the memory of tfjs's wasm backend.
// No function here allocates, and none has a constant in memory: all of it is tfjs's.
export { adamStep } from "./adam";
export { dropout } from "./dropout";
export { gelu, geluGradient } from "./gelu";
export { layerNormGradientRows, layerNormRows } from "./layer-norm";
export { lstmStep, lstmStepGradient } from "./lstm";
export { scaleInPlace, sumOfSquares } from "./norm";
export { addBiasToRows, addRowsById, sumRows, swapMiddleAxes } from "./rows";
export { maskScores, softmaxGradientRows, softmaxRows } from "./softmax";
