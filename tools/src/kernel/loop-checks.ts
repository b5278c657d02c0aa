import type * as ts from "typescript";
import type { TypeScript } from "./tslab-modules";

/** The global function that each turn of a cell's loop calls. */
export const loopCheckName = "__attendingLoopCheck__";

/**
 * A transformer that puts a call in front of the body of each loop, so that a loop can be
 * stopped by an ordinary exception: `finally` blocks run, and nothing is torn.
 */
export function addLoopChecks(typescript: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const visit = (node: ts.Node): ts.Node =>
      checkLoop(typescript, typescript.visitEachChild(node, visit, context));
    return (file) => typescript.visitEachChild(file, visit, context);
  };
}

function checkLoop(typescript: TypeScript, node: ts.Node): ts.Node {
  const { factory } = typescript;
  if (typescript.isWhileStatement(node)) {
    const body = checkedBody(typescript, node.statement);
    return factory.updateWhileStatement(node, node.expression, body);
  }
  if (typescript.isDoStatement(node)) {
    const body = checkedBody(typescript, node.statement);
    return factory.updateDoStatement(node, body, node.expression);
  }
  if (typescript.isForStatement(node)) {
    const body = checkedBody(typescript, node.statement);
    const { initializer, condition, incrementor } = node;
    return factory.updateForStatement(node, initializer, condition, incrementor, body);
  }
  if (typescript.isForInStatement(node)) {
    const body = checkedBody(typescript, node.statement);
    return factory.updateForInStatement(node, node.initializer, node.expression, body);
  }
  if (typescript.isForOfStatement(node)) {
    const body = checkedBody(typescript, node.statement);
    const { awaitModifier, initializer, expression } = node;
    return factory.updateForOfStatement(node, awaitModifier, initializer, expression, body);
  }
  return node;
}

function checkedBody(typescript: TypeScript, body: ts.Statement): ts.Block {
  const { factory } = typescript;
  const call = factory.createCallExpression(factory.createIdentifier(loopCheckName), undefined, []);
  const check = factory.createExpressionStatement(call);
  return factory.createBlock(
    [check, ...(typescript.isBlock(body) ? body.statements : [body])],
    true,
  );
}
