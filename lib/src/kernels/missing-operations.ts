/** Something that tfjs computes on its cpu backend and not on wasm. */
export interface MissingOnWasm {
  /** What it is, as the subject of a sentence. */
  readonly what: string;
  /** Kernels that wasm lacks, or computes wrongly: see `isWrong`. */
  readonly kernels: readonly string[];
  /** Operations of `tf` that cannot be computed without them. */
  readonly computing: readonly string[];
  /** Operations that can be computed, but not differentiated. */
  readonly differentiating: readonly string[];
  /** Whether wasm has the kernels, and they give wrong numbers. */
  readonly isWrong?: true;
  /** What to do, as a sentence. */
  readonly fix: string;
}

const elsewhere = "Set ATTENDING_BACKEND=cpu or node";

/**
 * What the wasm backend lacks, with the fast kernels in place.
 *
 * The errors, the page docs/backends.md and the test that compares backends by
 * trying every operation all read it.
 */
export const missingOnWasm: readonly MissingOnWasm[] = [
  {
    what: "the gradient of convolutions by their filters",
    kernels: ["Conv2DBackpropFilter"],
    computing: [],
    differentiating: [
      "conv1d",
      "conv2d",
      "conv2dTranspose",
      "fused.conv2d",
      "separableConv2d",
    ],
    fix: `${elsewhere} to train convolutions.`,
  },
  {
    what: "the gradients of depthwise convolutions",
    kernels: [
      "DepthwiseConv2dNativeBackpropFilter",
      "DepthwiseConv2dNativeBackpropInput",
    ],
    computing: [],
    differentiating: ["depthwiseConv2d", "fused.depthwiseConv2d"],
    fix: `${elsewhere} to train convolutions.`,
  },
  {
    what: "the gradient of convolutions in three dimensions by their input",
    kernels: ["Conv3DBackpropInputV2"],
    computing: ["conv3dTranspose"],
    differentiating: ["conv3d"],
    isWrong: true,
    fix: `${elsewhere} to train convolutions.`,
  },
  {
    what: "the maximum of a window where it is not positive",
    kernels: [
      "Dilation2D",
      "MaxPool3D",
      "MaxPool3DGrad",
      "MaxPoolGrad",
      "MaxPoolWithArgmax",
    ],
    computing: ["dilation2d", "maxPool3d", "maxPoolWithArgmax"],
    differentiating: ["maxPool"],
    isWrong: true,
    fix: `${elsewhere}; the maximum over all of an axis is x.max(axis).`,
  },
  {
    what: "complex numbers and Fourier transforms",
    kernels: ["Complex", "ComplexAbs", "FFT", "IFFT", "Imag", "Real"],
    computing: [
      "complex",
      "imag",
      "real",
      "signal.stft",
      "spectral.fft",
      "spectral.ifft",
      "spectral.irfft",
      "spectral.rfft",
    ],
    differentiating: [],
    fix: `${elsewhere}.`,
  },
  {
    what: "ragged tensors",
    kernels: ["RaggedGather", "RaggedRange", "RaggedTensorToTensor"],
    computing: ["raggedGather", "raggedRange", "raggedTensorToTensor"],
    differentiating: [],
    fix: "Pad the rows to one length, with a mask.",
  },
  {
    what: "replacing text",
    kernels: ["StaticRegexReplace"],
    computing: ["string.staticRegexReplace"],
    differentiating: [],
    fix: "Use String.prototype.replace before making the tensor.",
  },
  {
    what: "drawing on a canvas",
    kernels: ["Draw"],
    computing: ["browser.draw"],
    differentiating: [],
    fix: "There is no canvas outside a browser.",
  },
];

/**
 * Kernels that wasm computes for float32 alone. It takes the bits of int32 and
 * bool tensors for float32, gives wrong numbers without a word, and writes
 * beyond the end of a bool's output; a few say so by themselves.
 */
export const float32OnlyOnWasm: readonly string[] = [
  "Asinh",
  "BatchMatMul",
  "ClipByValue",
  "Conv2DBackpropInput",
  "Conv3D",
  "FusedBatchNorm",
  "IsFinite",
  "IsNan",
  "LRN",
  "MaxPool",
  "NonMaxSuppressionV4",
  "NonMaxSuppressionV5",
  "Prelu",
  "StridedSlice",
  "UnsortedSegmentSum",
  "_FusedMatMul",
];

/** Kernels that wasm computes for float32 and int32, but not for bool. */
export const notBoolOnWasm: readonly string[] = [
  "Abs",
  "Atan",
  "Atan2",
  "Bincount",
  "Cumprod",
  "Cumsum",
  "DenseBincount",
  "Exp",
  "Expm1",
  "LeakyRelu",
  "Neg",
  "Relu",
  "Reverse",
  "SearchSorted",
  "Selu",
  "Sign",
  "Sinh",
  "Softplus",
  "SparseSegmentMean",
  "SparseSegmentSum",
  "Square",
  "Step",
  "TopK",
];

/** Kernels of wasm that take the bits of one input for another one's type. */
export const sameTypesOnWasm: readonly string[] = ["Select"];

/** Kernels that leave zeros on wasm when asked for float32. */
export const neverFloat32OnWasm: readonly string[] = ["OneHot"];

/** An operation that has no slope in tfjs, on any backend, or a wrong one. */
export interface MissingGradient {
  /** Kernels by which tfjs's tape knows it. */
  readonly kernels: readonly string[];
  /** What it is called, as the subject of a sentence. */
  readonly what: string;
  /** What to use in its place, as a sentence. */
  readonly instead: string;
}

/** Operations that tfjs cannot differentiate; what to write in their place. */
export const withoutGradient: readonly MissingGradient[] = [
  {
    kernels: ["Equal", "Greater", "Less", "LessEqual", "NotEqual"],
    what: "a comparison",
    instead:
      "For a mask use greaterEqual, whose slope counts as 0; to train by it, sigmoid(a - b).",
  },
  {
    kernels: [
      "All",
      "Any",
      "BitwiseAnd",
      "LogicalAnd",
      "LogicalNot",
      "LogicalOr",
      "LogicalXor",
    ],
    what: "logic",
    instead: "Make masks outside of the loss, or multiply greaterEqual's.",
  },
  {
    kernels: ["ScatterNd", "SparseToDense", "TensorScatterUpdate"],
    what: "scattering (scatterND, sparseToDense, tensorScatterUpdate)",
    instead: "Use unsortedSegmentSum, or matMul with oneHot rows on the left.",
  },
  {
    kernels: ["Bincount", "DenseBincount"],
    what: "bincount",
    instead: "Use unsortedSegmentSum of the weights.",
  },
  {
    kernels: ["SparseSegmentMean", "SparseSegmentSum"],
    what: "sparse segments",
    instead: "Use gather, then unsortedSegmentSum.",
  },
  {
    kernels: ["Cumprod"],
    what: "cumprod",
    instead: "Use exp of the cumsum of log x, where x is positive.",
  },
  {
    kernels: ["StridedSlice"],
    what: "stridedSlice",
    instead: "Use slice, or gather with the indices that are wanted.",
  },
  {
    kernels: ["Diag"],
    what: "diag",
    instead: "Use tf.eye(n).mul(x).",
  },
  {
    kernels: ["DepthToSpace"],
    what: "depthToSpace",
    instead: "Use reshape, transpose and reshape.",
  },
  {
    kernels: ["MaxPoolWithArgmax"],
    what: "maxPoolWithArgmax",
    instead: "Use maxPool.",
  },
  {
    kernels: ["FlipLeftRight"],
    what: "image.flipLeftRight",
    instead: "Use reverse(2).",
  },
  {
    kernels: ["CropAndResize", "RotateWithOffset", "Transform"],
    what: "moving an image (cropAndResize, rotateWithOffset, transform)",
    instead: "Change images before they come to what is trained.",
  },
  {
    kernels: [
      "NonMaxSuppressionV3",
      "NonMaxSuppressionV4",
      "NonMaxSuppressionV5",
    ],
    what: "image.nonMaxSuppression",
    instead: "Take its indices outside of the loss, and gather by them.",
  },
  {
    kernels: ["Multinomial"],
    what: "a draw at random",
    instead:
      "Draw outside of the loss and weigh log probabilities, or use softmax with Gumbel noise.",
  },
  {
    kernels: ["SearchSorted", "Unique"],
    what: "a search (lowerBound, searchSorted, unique, upperBound)",
    instead: "Take its indices outside of the loss, and gather by them.",
  },
  {
    kernels: ["Complex", "FFT", "IFFT", "Imag", "Real"],
    what: "complex numbers and Fourier transforms",
    instead: "Multiply by matrices of cosines and sines.",
  },
  {
    kernels: ["Draw", "RaggedGather", "RaggedRange", "RaggedTensorToTensor"],
    what: "ragged tensors and drawing",
    instead: "Pad the rows to one length, with a mask.",
  },
  {
    kernels: ["BroadcastArgs", "SparseFillEmptyRows", "SparseReshape"],
    what: "bookkeeping of shapes and sparse rows",
    instead: "Use reshape, pad or broadcastTo.",
  },
  {
    kernels: [
      "StaticRegexReplace",
      "StringNGrams",
      "StringSplit",
      "StringToHashBucketFast",
    ],
    what: "text",
    instead: "Make ids of it first, and look up an embedding by them.",
  },
  {
    kernels: ["Conv3DBackpropInputV2"],
    what: "conv3dTranspose",
    instead: "Use conv3d on a tensor padded with zeros.",
  },
  {
    kernels: [
      "AvgPool3DGrad",
      "AvgPoolGrad",
      "Conv2DBackpropFilter",
      "Conv3DBackpropFilterV2",
      "DepthwiseConv2dNativeBackpropFilter",
      "DepthwiseConv2dNativeBackpropInput",
      "Dilation2DBackpropFilter",
      "Dilation2DBackpropInput",
      "EluGrad",
      "LRNGrad",
      "MaxPool3DGrad",
      "MaxPoolGrad",
      "ResizeBilinearGrad",
      "ResizeNearestNeighborGrad",
    ],
    what: "a slope itself",
    instead:
      "Slopes of slopes go through matMul and arithmetic alone; convolutions, pools and elu have none.",
  },
];

/** A gradient that tfjs has, and that is wrong. */
export interface WrongGradient {
  readonly kernel: string;
  readonly what: string;
  /** TensorFlow's own library has its own kernels, which are not in doubt. */
  readonly isWrong: "where it pads, on cpu and wasm" | "always";
  readonly instead: string;
}

/** Gradients that disagree with finite differences. */
export const wrongGradients: readonly WrongGradient[] = [
  {
    kernel: "AvgPool",
    what: "avgPool with padding",
    isWrong: "where it pads, on cpu and wasm",
    instead: 'Use "valid", on a tensor padded before.',
  },
  {
    kernel: "AvgPool3D",
    what: "avgPool3d with padding",
    isWrong: "where it pads, on cpu and wasm",
    instead: 'Use "valid", on a tensor padded before.',
  },
  {
    kernel: "Dilation2D",
    what: "dilation2d with padding",
    isWrong: "where it pads, on cpu and wasm",
    instead: 'Use "valid", on a tensor padded before.',
  },
  {
    kernel: "MirrorPad",
    what: "mirrorPad",
    isWrong: "always",
    instead: "Use gather with the indices that are wanted, for each axis.",
  },
];
