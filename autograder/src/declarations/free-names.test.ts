import { describe, expect, it } from "vitest";
import { freeNames, importsNeeded } from "./free-names";

describe("freeNames", () => {
  it.each([
    ["values", "function f(x) { return tf.tidy(() => softmax(x)); }", ["softmax", "tf"]],
    [
      "types",
      "function f(random: Random, m?: Map<K, V>): tf.Tensor {}",
      ["K", "Map", "Random", "V", "tf"],
    ],
    ["superclasses and interfaces", "class A extends B implements C {}", ["B", "C"]],
    ["shorthand properties", "const f = () => ({ a, b: c, d() {} });", ["a", "c"]],
    ["default values", "function f({ a = b, c: d = e } = g, h = i) {}", ["b", "e", "g", "i"]],
    [
      "computed names and decorators",
      "@frozen class A { [key] = 1; static s = t }",
      ["frozen", "key", "t"],
    ],
    ["template texts", `const f = () => \`\${a} \${b.c}\`;`, ["a", "b"]],
    [
      "assignment targets",
      "function f() { [a, b.c] = [1, 2]; ({ d } = e); }",
      ["a", "b", "d", "e"],
    ],
    ["type queries and indexed types", "type T = typeof a.b | C['d'] | keyof E;", ["C", "E", "a"]],
  ])("finds %s", (_, text, names) => {
    expect(freeNames(text)).toEqual(names);
  });

  it.each([
    [
      "itself and its parameters",
      "function f<T extends U, U>(x: T, ...y: U[]): T { return f(x, ...y); }",
    ],
    [
      "inner declarations",
      "function f() { g(); function g() {} class H {} new H(); try {} catch (e) { e; } }",
    ],
    ["hoisted variables", "function f() { a = 1; { var a; } }"],
    ["names of properties", "const f = { a: 1, b() {}, get c() { return 1; } }.a;"],
    [
      "members",
      "class A { a = 1; #b = this.a; m() { return this.#b; } constructor(readonly c: string) {} }",
    ],
    ["labels", "function f() { outer: for (;;) { break outer; } }"],
    ["inferred types", "type T<A> = A extends (infer B)[] ? B : never;"],
    ["type predicates", "function f(x: unknown): x is string { return true; }"],
    ["arguments", "function f() { return arguments.length; }"],
    ["words in comments", "/** See {@link Other} and @param {Type} x. */ function f(x) {}"],
    ["members of tuples and signatures", "type T = { a: [b: 1]; c(d: 2): 3; [e: string]: 4 };"],
  ])("leaves out %s", (_, text) => {
    expect(freeNames(text)).toEqual([]);
  });

  it("sees through shadowing", () => {
    expect(freeNames("function f() { { const a = 1; a; } return a; }")).toEqual(["a"]);
  });
});

describe("importsNeeded", () => {
  it("keeps what the library has, values and types, sorted", () => {
    const text =
      "class A extends Module { constructor(random: Random) { super(); tf.add(new Linear(random)); } }";
    expect(importsNeeded(text, ["Random", "Module", "Linear", "Dropout", "A"])).toEqual([
      "Linear",
      "Module",
      "Random",
    ]);
  });
});
