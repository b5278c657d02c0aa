/** Names that Python has and JavaScript has not, each with what to write. */
export const pythonNames: ReadonlyMap<string, string> = new Map([
  ["None", "Python's `None` is `null` here, or `undefined`."],
  ["True", "Python's `True` is `true` here."],
  ["False", "Python's `False` is `false` here."],
  ["self", "Python's `self` is `this` here, inside a class."],
  ["len", "Python's `len(x)` is `x.length` here, and `x.shape[0]` of a tensor."],
  ["print", "Python's `print` is `console.log` here."],
  ["range", "Python's `range(n)` is `for (let i = 0; i < n; i++)` here."],
  ["int", "Python's `int(x)` is `Math.trunc(x)` here."],
  ["float", "Python's `float(x)` is `Number(x)` here."],
  ["str", "Python's `str(x)` is `String(x)` here."],
  ["abs", "Python's `abs(x)` is `Math.abs(x)` here."],
  [
    "sum",
    "Python's `sum(x)` is `x.sum()` of a tensor, or `x.reduce((a, b) => a + b, 0)` of a list.",
  ],
  ["np", "There is no NumPy: use tensors, `tf.…`, and `Math.…` for single numbers."],
  ["torch", "There is no PyTorch: its operations are `tf.…` here."],
  ["nn", "There is no `nn`: layers come from `@attending/lib`, as `Linear`."],
  ["F", "There is no `F`: its operations are `tf.…` here."],
  ["math", "Python's `math.sqrt` is `Math.sqrt` here."],
]);

/** Methods of other libraries' tensors and lists, each with what to write. */
export const foreignMethods: ReadonlyMap<string, string> = new Map([
  ["permute", "PyTorch's `permute` is `transpose([0, 2, 1])` here, with all axes."],
  ["view", "PyTorch's `view` is `reshape([…])` here."],
  ["unsqueeze", "PyTorch's `unsqueeze` is `expandDims(axis)` here."],
  ["cat", "PyTorch's `cat` is `tf.concat([…], axis)` here."],
  [
    "masked_fill",
    "PyTorch's `masked_fill` is `tf.where(mask, a, b)` here, or adding a large negative number.",
  ],
  ["matmul", "Capitals count: it is `matMul`."],
  ["size", "A tensor's sizes are `x.shape[0]`, without a call."],
  ["shape", "`shape` is a list, not a function: `x.shape[0]`."],
  ["length", "`length` is a number, not a function: `x.length`."],
  ["append", "Python's `append` is `push` here."],
  ["item", "PyTorch's `item()` is `dataSync()[0]` here."],
  ["detach", "There is no `detach`: outside of `tf.grads` nothing is recorded."],
  [
    "backward",
    "There is no `backward`: gradients come from `lossAndGradients`, or from `tf.grads`.",
  ],
]);

/** Words in a line that only Python's grammar has, each with what to write. */
export const pythonGrammar: readonly (readonly [pattern: RegExp, fix: string])[] = [
  [/^\s*def\s+\w+\s*\(/, "Python's `def f(x):` is `function f(x) { … }` here."],
  [/\belif\b/, "Python's `elif` is `else if (…)` here."],
  [/\blambda\b/, "Python's `lambda x: y` is `(x) => y` here."],
  [/^\s*#/, "A comment begins with `//` here."],
  [/^\s*from\s+[\w.]+\s+import\b/, 'Python\'s `from x import y` is `import { y } from "x";` here.'],
  [
    /^\s*import\s+\w+\s+as\s+\w+\s*;?\s*$/,
    'Python\'s `import x as y` is `import * as y from "x";` here.',
  ],
  [
    /^\s*(if|elif|else|for|while|with|try|class)\b[^{]*:\s*$/,
    "A block stands between `{` and `}` here, and begins without a colon.",
  ],
  [/^\s*for\s+\w+\s+in\b/, "A loop is `for (const x of list) { … }` here."],
  [/\S\s+(and|or)\s+\S/, "Python's `and` and `or` are `&&` and `||` here."],
  [/(\(|=|return|if)\s*not\s+\w/, "Python's `not x` is `!x` here."],
  [/\bis\s+(not\s+)?None\b/, "Python's `x is None` is `x === null` here."],
  [
    /(^|[\s(=,])f["']/,
    "Python's f-strings stand between backticks here, with a dollar sign before each brace.",
  ],
  [/^\s*pass\s*$/, "An empty block is `{}` here: there is no `pass`."],
];
