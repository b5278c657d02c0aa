import * as tf from "@tensorflow/tfjs";
import { waveTensor } from "./tensor-expectations";

/** A call that runs one kernel, for comparing backends. */
export interface KernelSample {
  /** Float32; the call can be differentiated by them if its kernel can be at all. */
  readonly inputs: () => tf.Tensor[];
  readonly compute: (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[];
}

/** A call whose inputs are waves of these shapes, in [-1, 1]. */
function of(
  shapes: readonly (readonly number[])[],
  // Operations take tensors of a rank, and what a sample gives them is of it.
  // biome-ignore lint/suspicious/noExplicitAny: the ranks of some 150 operations
  compute: (...inputs: any[]) => tf.Tensor | tf.Tensor[],
): KernelSample {
  const inputs = () => shapes.map((shape, i) => waveTensor([...shape], i + 1));
  return { inputs, compute };
}

/** One number in, one out. */
const each = (compute: (x: tf.Tensor) => tf.Tensor) => of([[3, 5]], compute);

/** Two numbers in, one out; the second is repeated over rows. */
const pair = (compute: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor) => of([[3, 5], [5]], compute);

const ids = (values: number[], shape = [values.length]) => tf.tensor(values, shape, "int32");
const ids1 = (values: number[]) => tf.tensor1d(values, "int32");
const ids2 = (values: number[][]) => tf.tensor2d(values, undefined, "int32");
const complexOf = (x: tf.Tensor) => tf.complex(x, x.mul(2));

/** At least one call for each kernel of the cpu backend that an operation reaches. */
export const kernelSamples: Readonly<Record<string, KernelSample>> = {
  Abs: each((x) => x.abs()),
  Acos: each((x) => x.mul(0.9).acos()),
  Acosh: each((x) => x.add(3).acosh()),
  Add: pair((a, b) => a.add(b)),
  AddN: of([[3], [3]], (a, b) => tf.addN([a, b])),
  All: each((x) => x.greater(0).all(1)),
  Any: each((x) => x.greater(0).any(1)),
  ArgMax: each((x) => x.argMax(1)),
  ArgMin: each((x) => x.argMin(1)),
  Asin: each((x) => x.mul(0.9).asin()),
  Asinh: each((x) => x.asinh()),
  Atan: each((x) => x.atan()),
  Atan2: pair((a, b) => tf.atan2(a, b)),
  Atanh: each((x) => x.mul(0.9).atanh()),
  AvgPool: of([[1, 5, 5, 2]], (x) => tf.avgPool(x, 3, 2, "same")),
  AvgPool3D: of([[1, 4, 4, 4, 1]], (x) => tf.avgPool3d(x, 2, 2, "valid")),
  BatchMatMul: of(
    [
      [2, 3, 5],
      [2, 5, 2],
    ],
    (a, b) => tf.matMul(a, b),
  ),
  BatchToSpaceND: of([[4, 1, 1, 3]], (x) =>
    tf.batchToSpaceND(
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  ),
  Bincount: of([[3]], (w) => tf.bincount(ids1([1, 1, 0]), w, 3)),
  BitwiseAnd: of([[3]], (x) => tf.bitwiseAnd(x.mul(9).toInt(), ids1([3, 5, 1]))),
  BroadcastArgs: of([[3]], (x) =>
    tf.broadcastArgs(ids1([1, 3]).add(x.sum().mul(0).toInt()), ids1([2, 1])),
  ),
  BroadcastTo: of([[3, 1]], (x) => tf.broadcastTo(x, [2, 3, 5])),
  Cast: each((x) => x.mul(9).cast("int32")),
  Ceil: each((x) => x.mul(9).ceil()),
  ClipByValue: each((x) => x.clipByValue(-0.5, 0.5)),
  Complex: of([[3], [3]], (re, im) => tf.real(tf.complex(re, im))),
  ComplexAbs: of([[3]], (x) => complexOf(x).abs()),
  Concat: of(
    [
      [2, 3],
      [2, 5],
    ],
    (a, b) => tf.concat([a, b], 1),
  ),
  Conv1D: of(
    [
      [1, 7, 2],
      [3, 2, 3],
    ],
    (x, filter) => tf.conv1d(x, filter, 1, "same"),
  ),
  Conv2D: of(
    [
      [1, 5, 5, 2],
      [3, 3, 2, 3],
    ],
    (x, filter) => tf.conv2d(x, filter, 1, "same"),
  ),
  Conv2DBackpropInput: of(
    [
      [1, 3, 3, 2],
      [3, 3, 3, 2],
    ],
    (x, filter) => tf.conv2dTranspose(x, filter, [1, 5, 5, 3], 2, "same"),
  ),
  Conv3D: of(
    [
      [1, 3, 3, 3, 2],
      [2, 2, 2, 2, 3],
    ],
    (x, filter) => tf.conv3d(x, filter, 1, "same"),
  ),
  Conv3DTranspose: of(
    [
      [1, 2, 2, 2, 2],
      [2, 2, 2, 3, 2],
    ],
    (x, filter) => tf.conv3dTranspose(x, filter, [1, 3, 3, 3, 3], 1, "valid"),
  ),
  Cos: each((x) => x.cos()),
  Cosh: each((x) => x.cosh()),
  CropAndResize: of([[1, 5, 5, 2]], (x) =>
    tf.image.cropAndResize(x, tf.tensor2d([[0.1, 0.1, 0.8, 0.9]]), ids1([0]), [3, 3]),
  ),
  Cumprod: each((x) => tf.cumprod(x, 1)),
  Cumsum: each((x) => tf.cumsum(x, 0)),
  DenseBincount: of([[2, 3]], (w) =>
    tf.denseBincount(
      ids2([
        [1, 1, 0],
        [2, 0, 1],
      ]),
      w,
      3,
    ),
  ),
  DepthToSpace: of([[1, 2, 2, 4]], (x) => tf.depthToSpace(x, 2)),
  DepthwiseConv2dNative: of(
    [
      [1, 5, 5, 2],
      [3, 3, 2, 1],
    ],
    (x, filter) => tf.depthwiseConv2d(x, filter, 1, "same"),
  ),
  Diag: of([[3]], (x) => tf.diag(x)),
  Dilation2D: of(
    [
      [1, 5, 5, 2],
      [3, 3, 2],
    ],
    (x, filter) => tf.dilation2d(x, filter, 1, "same"),
  ),
  Einsum: of(
    [
      [2, 3, 5],
      [2, 5, 3],
    ],
    (a, b) => tf.einsum("bij,bjk->bik", a, b),
  ),
  Elu: each((x) => x.elu()),
  Equal: pair((a, b) => a.greater(0).equal(b.greater(0))),
  Erf: each((x) => x.erf()),
  Exp: each((x) => x.exp()),
  ExpandDims: each((x) => x.expandDims(1)),
  Expm1: each((x) => x.expm1()),
  FFT: of([[2, 3]], (x) => tf.real(tf.spectral.fft(complexOf(x)))),
  Fill: each((x) => x.mul(tf.fill([5], 3))),
  FlipLeftRight: of([[1, 3, 3, 2]], (x) => tf.image.flipLeftRight(x)),
  Floor: each((x) => x.mul(9).floor()),
  FloorDiv: pair((a, b) => a.mul(9).floorDiv(b.add(2))),
  FusedBatchNorm: of([[2, 3, 3, 2], [2], [2], [2], [2]], (x, mean, variance, offset, scale) =>
    tf.batchNorm(x, mean, variance.add(2), offset, scale),
  ),
  FusedConv2D: of([[1, 5, 5, 2], [3, 3, 2, 3], [3]], (x, filter, bias) =>
    tf.fused.conv2d({ x, filter, bias, strides: 1, pad: "same", activation: "relu" }),
  ),
  FusedDepthwiseConv2D: of([[1, 5, 5, 2], [3, 3, 2, 1], [2]], (x, filter, bias) =>
    tf.fused.depthwiseConv2d({ x, filter, bias, strides: 1, pad: "same", activation: "relu" }),
  ),
  GatherNd: of([[5, 3]], (x) => tf.gatherND(x, ids2([[4], [0]]))),
  GatherV2: of([[5, 3]], (x) => tf.gather(x, ids([4, 0, 4]))),
  "GatherV2 of columns": of([[5, 3]], (x) => tf.gather(x, ids([2, 0, 2]), 1)),
  "GatherV2 in batches": of([[2, 5, 3]], (x) =>
    tf.gather(
      x,
      ids2([
        [4, 0],
        [1, 1],
      ]),
      1,
      1,
    ),
  ),
  Greater: pair((a, b) => a.greater(b)),
  GreaterEqual: pair((a, b) => a.greaterEqual(b)),
  IFFT: of([[2, 3]], (x) => tf.real(tf.spectral.ifft(complexOf(x)))),
  STFT: of([[8]], (x) => tf.real(tf.signal.stft(x, 4, 2))),
  IRFFT: of([[1, 4]], (x) => tf.spectral.irfft(complexOf(x))),
  RFFT: of([[1, 4]], (x) => tf.real(tf.spectral.rfft(x))),
  Identity: each((x) => x.clone()),
  Imag: of([[3]], (x) => tf.imag(complexOf(x))),
  IsFinite: each((x) => x.isFinite()),
  IsInf: each((x) => x.isInf()),
  IsNan: each((x) => x.isNaN()),
  LRN: of([[1, 3, 3, 5]], (x) => tf.localResponseNormalization(x, 2)),
  LeakyRelu: each((x) => x.leakyRelu(0.3)),
  Less: pair((a, b) => a.less(b)),
  LessEqual: pair((a, b) => a.lessEqual(b)),
  LinSpace: each((x) => x.mul(tf.linspace(0, 1, 5))),
  Log: each((x) => x.add(2).log()),
  Log1p: each((x) => x.add(2).log1p()),
  LogSoftmax: each((x) => x.logSoftmax()),
  LogSumExp: each((x) => x.logSumExp(1)),
  LogicalAnd: pair((a, b) => a.greater(0).logicalAnd(b.greater(0))),
  LogicalNot: each((x) => x.greater(0).logicalNot()),
  LogicalOr: pair((a, b) => a.greater(0).logicalOr(b.greater(0))),
  LowerUpper: of([[3, 3]], (x) => tf.linalg.bandPart(x, 1, 0)),
  Max: each((x) => x.max(1)),
  MaxPool: of([[1, 5, 5, 2]], (x) => tf.maxPool(x, 3, 2, "same")),
  MaxPool3D: of([[1, 4, 4, 4, 1]], (x) => tf.maxPool3d(x, 2, 2, "valid")),
  MaxPoolWithArgmax: of([[1, 4, 4, 2]], (x) => {
    const { result, indexes } = tf.maxPoolWithArgmax(x, 2, 2, "valid");
    return [result as tf.Tensor, indexes as tf.Tensor];
  }),
  Maximum: pair((a, b) => a.maximum(b)),
  Mean: each((x) => x.mean(1)),
  Min: each((x) => x.min(0)),
  Minimum: pair((a, b) => a.minimum(b)),
  MirrorPad: each((x) =>
    tf.mirrorPad(
      x,
      [
        [1, 1],
        [2, 0],
      ],
      "reflect",
    ),
  ),
  Mod: pair((a, b) => a.mul(9).mod(b.add(2))),
  Moments: each((x) => tf.moments(x, 1).variance),
  Multinomial: of([[2, 3]], (x) => tf.multinomial(x.mul(0).add(tf.tensor1d([-90, 90, -90])), 4, 1)),
  Multiply: pair((a, b) => a.mul(b)),
  Neg: each((x) => x.neg()),
  NonMaxSuppressionV3: of([[3]], (scores) => tf.image.nonMaxSuppression(boxes(), scores, 2)),
  NonMaxSuppressionV4: of(
    [[3]],
    (scores) => Object.values(tf.image.nonMaxSuppressionPadded(boxes(), scores, 2)) as tf.Tensor[],
  ),
  NonMaxSuppressionV5: of(
    [[3]],
    (scores) =>
      Object.values(tf.image.nonMaxSuppressionWithScore(boxes(), scores, 2)) as tf.Tensor[],
  ),
  Norm: each((x) => x.norm("euclidean", 1)),
  NotEqual: pair((a, b) => a.greater(0).notEqual(b.greater(0))),
  OneHot: of([[3]], (x) =>
    tf.oneHot(
      x
        .mul(0)
        .toInt()
        .add(ids1([2, 0, 1]))
        .toInt(),
      3,
    ),
  ),
  OnesLike: each((x) => tf.onesLike(x).mul(x)),
  Pack: of([[3], [3]], (a, b) => tf.stack([a, b], 1)),
  PadV2: each((x) =>
    tf.pad(
      x,
      [
        [1, 1],
        [2, 0],
      ],
      7,
    ),
  ),
  Pow: pair((a, b) => a.add(2).pow(b)),
  Prelu: pair((x, alpha) => x.prelu(alpha)),
  Prod: each((x) => x.prod(1)),
  RaggedGather: of([[5]], (x) => {
    const { outputNestedSplits, outputDenseValues } = tf.raggedGather(
      [ids1([0, 2, 5])],
      x,
      ids1([1, 0]),
      1,
    );
    return [...outputNestedSplits, outputDenseValues] as tf.Tensor[];
  }),
  RaggedRange: of([[1]], () => {
    const ranges = tf.raggedRange(tf.tensor1d([0, 5]), tf.tensor1d([2, 7]), tf.tensor1d([1, 1]));
    return [ranges.rtNestedSplits, ranges.rtDenseValues] as tf.Tensor[];
  }),
  RaggedTensorToTensor: of([[5]], (x) =>
    tf.raggedTensorToTensor(
      ids1([2, 3]),
      x,
      tf.scalar(0).cast(x.dtype),
      [ids1([0, 2, 5])],
      ["ROW_SPLITS"],
    ),
  ),
  Range: each((x) => x.mul(tf.range(0, 5))),
  Real: of([[3]], (x) => tf.real(complexOf(x))),
  RealDiv: pair((a, b) => a.div(b.add(2))),
  Reciprocal: each((x) => x.add(2).reciprocal()),
  Relu: each((x) => x.relu()),
  Relu6: each((x) => x.mul(9).relu6()),
  Reshape: each((x) => x.reshape([5, 3])),
  ResizeBilinear: of([[1, 3, 3, 2]], (x) => tf.image.resizeBilinear(x, [5, 5])),
  ResizeNearestNeighbor: of([[1, 3, 3, 2]], (x) => tf.image.resizeNearestNeighbor(x, [5, 5])),
  Reverse: each((x) => x.reverse(1)),
  RotateWithOffset: of([[1, 5, 5, 3]], (x) => tf.image.rotateWithOffset(x, 0.7)),
  Round: each((x) => x.mul(9).round()),
  Rsqrt: each((x) => x.add(2).rsqrt()),
  ScatterNd: of([[2, 3]], (x) => tf.scatterND(ids2([[3], [0]]), x, [5, 3])),
  SearchSorted: of([[2, 3]], (x) =>
    tf.searchSorted(tf.tensor2d([0, 1, 2, 3, 4, 5], [2, 3]).cast(x.dtype), x),
  ),
  Select: of(
    [
      [3, 5],
      [3, 5],
    ],
    (a, b) => tf.where(alternating(), a, b),
  ),
  "Select of two types": of(
    [
      [3, 5],
      [3, 5],
    ],
    (a, b) => tf.where(alternating(), a, b.toFloat()),
  ),
  Selu: each((x) => x.selu()),
  SeparableConv2D: of(
    [
      [1, 5, 5, 2],
      [3, 3, 2, 1],
      [1, 1, 2, 3],
    ],
    (x, depthwise, pointwise) => tf.separableConv2d(x, depthwise, pointwise, 1, "same"),
  ),
  Sigmoid: each((x) => x.sigmoid()),
  Sign: each((x) => x.sign()),
  Sin: each((x) => x.sin()),
  Sinh: each((x) => x.sinh()),
  Slice: each((x) => x.slice([1, 2], [2, 2])),
  Softmax: each((x) => x.softmax()),
  Softplus: each((x) => x.softplus()),
  SpaceToBatchND: of([[1, 2, 2, 3]], (x) =>
    tf.spaceToBatchND(
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  ),
  SparseFillEmptyRows: of(
    [[2]],
    (x) =>
      Object.values(
        tf.sparse.sparseFillEmptyRows(
          ids2([
            [0, 0],
            [2, 1],
          ]),
          x,
          ids1([3, 2]),
          tf.scalar(0),
        ),
      ) as tf.Tensor[],
  ),
  SparseReshape: of(
    [[1]],
    () =>
      Object.values(
        tf.sparse.sparseReshape(
          ids2([
            [0, 0],
            [2, 1],
          ]),
          ids1([3, 2]),
          ids1([2, -1]),
        ),
      ) as tf.Tensor[],
  ),
  SparseSegmentMean: of([[3, 2]], (x) =>
    tf.sparse.sparseSegmentMean(x, ids1([0, 2]), ids1([0, 0])),
  ),
  SparseSegmentSum: of([[3, 2]], (x) => tf.sparse.sparseSegmentSum(x, ids1([0, 2]), ids1([0, 0]))),
  SparseToDense: of([[2]], (x) => tf.sparseToDense(ids1([3, 0]), x, [5], tf.scalar(0))),
  SplitV: of([[2, 5]], (x) => tf.split(x, [2, 3], 1)),
  Sqrt: each((x) => x.add(2).sqrt()),
  Square: each((x) => x.square()),
  SquaredDifference: pair((a, b) => tf.squaredDifference(a, b)),
  StaticRegexReplace: of([[1]], () => tf.string.staticRegexReplace(tf.tensor1d(["ab"]), "a", "c")),
  Step: each((x) => x.step(0.5)),
  StridedSlice: each((x) => x.stridedSlice([0, 0], [3, 5], [2, 2])),
  StringNGrams: of([[1]], () => {
    const grams = tf.string.stringNGrams(
      tf.tensor1d(["a", "b"]),
      ids1([0, 2]),
      "|",
      [2],
      "",
      "",
      0,
      false,
    );
    return [grams.nGrams, grams.nGramsSplits] as tf.Tensor[];
  }),
  StringSplit: of([[1]], () => {
    const parts = tf.string.stringSplit(tf.tensor1d(["a b"]), tf.scalar(" "));
    return [parts.indices, parts.values, parts.shape] as tf.Tensor[];
  }),
  StringToHashBucketFast: of([[1]], () => tf.string.stringToHashBucketFast(tf.tensor1d(["a"]), 7)),
  Sub: pair((a, b) => a.sub(b)),
  Sum: each((x) => x.sum(1)),
  "Sum of columns": each((x) => x.sum(0)),
  Tan: each((x) => x.tan()),
  Tanh: each((x) => x.tanh()),
  TensorScatterUpdate: of(
    [
      [5, 3],
      [2, 3],
    ],
    (x, updates) => tf.tensorScatterUpdate(x, ids2([[3], [0]]), updates),
  ),
  Tile: each((x) => x.tile([2, 1])),
  TopK: each((x) => tf.topk(x, 2).values),
  Transform: of([[1, 5, 5, 2]], (x) =>
    tf.image.transform(x, tf.tensor2d([[1, 0.1, 0, 0, 1, 0, 0, 0]])),
  ),
  Transpose: of([[2, 3, 5]], (x) => x.transpose([2, 0, 1])),
  Unique: of([[5]], (x) => tf.unique(x.mul(2).round()).values),
  Unpack: of([[2, 3]], (x) => tf.unstack(x)),
  UnsortedSegmentSum: of([[3, 2]], (x) => tf.unsortedSegmentSum(x, ids1([1, 0, 1]), 2)),
  ZerosLike: each((x) => tf.zerosLike(x).add(x)),
  _FusedMatMul: of([[3, 5], [5, 2], [2]], (a, b, bias) =>
    tf.fused.matMul({ a, b, bias, activation: "relu" }),
  ),
};

function alternating(): tf.Tensor {
  const values = Array.from({ length: 15 }, (_, i) => i % 2);
  return tf.tensor(values, [3, 5], "bool");
}

function boxes(): tf.Tensor2D {
  return tf.tensor2d([
    [0, 0, 1, 1],
    [0, 0, 1, 0.9],
    [0.5, 0.5, 2, 2],
  ]);
}
