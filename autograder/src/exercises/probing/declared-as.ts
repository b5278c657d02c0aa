import type { Answer } from "../exercise";

/** The function or class that the learner declared. @throws Error when there is none */
export function declaredAs(answer: Answer, symbol: string): unknown {
  const declared = answer[symbol];
  if (typeof declared === "function") return declared;
  throw new Error(`${symbol}: expected a function or a class, got ${typeof declared}.`);
}
