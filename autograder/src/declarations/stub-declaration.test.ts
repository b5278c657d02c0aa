import ts from "typescript";
import { describe, expect, it } from "vitest";
import { stubDeclaration } from "./stub-declaration";

const id = "02.1";

describe("stubDeclaration", () => {
  it("keeps TSDoc and signature, and takes out the body", () => {
    const text = `/** Adds. */
function add(
  one: number,
  other: number,
): number {
  // why
  return one + other;
}`;
    expect(stubDeclaration(text, id)).toBe(`/** Adds. */
function add(
  one: number,
  other: number,
): number {
  throw new Error("TODO 02.1: write what is missing here.");
}`);
  });

  it("takes out arrow functions", () => {
    expect(stubDeclaration("const half = (x: number): number => x / 2;", id)).toBe(
      'const half = (x: number): number => {\n  throw new Error("TODO 02.1: write what is missing here.");\n};',
    );
  });

  it("keeps a class's fields, calls super first, and takes out methods", () => {
    const text = `class Attention extends Layer {
  /** The query's weights. */
  readonly query: Linear;
  readonly scale = 8;

  static { register(); }

  constructor({ dModel, random }: Options) {
    super({ random });
    this.query = new Linear(dModel);
  }

  override forward(x: number): number {
    return this.split(x);
  }

  get size(): number {
    return 1;
  }

  set size(value) {
    this.scale;
  }

  private readonly split = (x: number): number => x;
}`;
    const todo = 'throw new Error("TODO 02.1: write what is missing here.");';
    expect(stubDeclaration(text, id)).toBe(`class Attention extends Layer {
  /** The query's weights. */
  readonly query: Linear;
  readonly scale = 8;

  constructor({ dModel, random }: Options) {
    super({ random });
    ${todo}
  }

  override forward(x: number): number {
    ${todo}
  }

  get size(): number {
    ${todo}
  }

  set size(value) {
    ${todo}
  }

  private readonly split = (x: number): number => {
    ${todo}
  };
}`);
  });

  it("replaces only the implementation of overloads", () => {
    const text =
      "function f(x: string): string;\nfunction f(x: number): number;\nfunction f(x: unknown): unknown {\n  return x;\n}";
    expect(stubDeclaration(text, id)).toContain(
      "function f(x: number): number;\nfunction f(x: unknown)",
    );
  });

  it("compiles under strict flags", () => {
    const library = `class Base { constructor(readonly size: number) {} forward(x: number): number { return x; } }\n`;
    const text = `class Layer<T> extends Base {
  readonly query: number;
  readonly names: string[];
  #hidden: T | undefined;
  constructor(size: number, readonly extra: T) {
    super(size);
    this.query = size;
    this.names = [];
  }
  override forward(x: number): number {
    return x + this.query;
  }
  *[Symbol.iterator](): Generator<T> {
    yield this.extra;
  }
  async later(): Promise<number> {
    return this.query;
  }
}
const layer = new Layer<string>(2, "a");
const text: string[] = [...layer];
export const sum: number = layer.forward(layer.query) + text.length;
`;
    expect(strictErrors(library + stubDeclaration(text, id))).toEqual([]);
  });

  it("wants a written return type", () => {
    expect(() => stubDeclaration("class A { f() { return 1; } }", id)).toThrow(
      "stubDeclaration 02.1: expected a written return type on f, got none. " +
        "Write it in lib: the stub has no body to infer it from.",
    );
  });

  it("refuses what has no body", () => {
    expect(() => stubDeclaration("const a = 1;", id)).toThrow(
      "stubDeclaration 02.1: expected a function or a class, got a declaration without a body.",
    );
  });
});

/** What TypeScript says of a source under the course's flags. */
function strictErrors(text: string): string[] {
  const settings: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(settings);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) =>
    name === "stub.ts"
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
      : read(name, ...rest);
  const program = ts.createProgram(["stub.ts"], settings, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((each) => ts.flattenDiagnosticMessageText(each.messageText, " "));
}
