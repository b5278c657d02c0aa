import { describe, expect, it } from "vitest";
import { sameSyntax } from "./syntax-equality";

describe("sameSyntax", () => {
  it.each([
    ["comments", "/** doc */ const a = 1; // tail", "const a = /* x */ 1"],
    ["white space and semicolons", "function f(){return 1}", "function f() {\n  return 1;;\n}\n;"],
    ["trailing commas", "f(a, b,); const x = [1, 2,];", "f(a, b); const x = [1, 2];"],
    ["parentheses", "const x = ((a * b)) + c;", "const x = a * b + c;"],
    ["parentheses of types", "type A = (string)[];", "type A = string[];"],
    ["quotes", "f('a\\u0062')", 'f("ab")'],
    ["notation of numbers", "x = 1.0 + 1e3", "x = 1 + 1000"],
    ["semicolons in classes", "class A { a = 1;; b() {}; }", "class A { a = 1\n b() {} }"],
  ])("is true whatever the %s", (_, one, other) => {
    expect(sameSyntax(one, other)).toBe(true);
  });

  it.each([
    ["names", "f(a)", "f(b)"],
    ["numbers", "f(1)", "f(2)"],
    ["strings", "f('a')", "f('b')"],
    ["template texts", `f(\`a\${b}c\`)`, `f(\`a\${b}d\`)`],
    ["order by parentheses", "x = (a + b) * c", "x = a + b * c"],
    ["binary operators", "x = a + b", "x = a - b"],
    ["unary operators", "x = -a", "x = +a"],
    ["postfix operators", "a++", "a--"],
    ["const and let", "const a = 1", "let a = 1"],
    ["types", "let a: number", "let a: string"],
    ["type operators", "type A = keyof B", "type A = readonly B"],
    ["modifiers", "class A { static a = 1 }", "class A { a = 1 }"],
    ["heritage", "class A extends B {}", "class A implements B {}"],
    ["numbers of statements", "a; b", "a"],
    ["empty loop bodies", "while (a); b()", "while (a) b()"],
    ["optional chains", "a?.b", "a.b"],
  ])("is false for other %s", (_, one, other) => {
    expect(sameSyntax(one, other)).toBe(false);
  });
});
