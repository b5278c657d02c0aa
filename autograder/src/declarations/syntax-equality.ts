import ts from "typescript";
import { parseSource } from "./bound-sources";

/**
 * Whether two sources say the same: equal syntax trees, whatever their comments, white space, quotes,
 * semicolons, trailing commas and parentheses. Types count.
 */
export function sameSyntax(one: string, other: string): boolean {
  return sameNode(parseSource(one), parseSource(other));
}

function sameNode(one: ts.Node, other: ts.Node): boolean {
  const left = withoutParentheses(one);
  const right = withoutParentheses(other);
  if (left.kind !== right.kind || ownText(left) !== ownText(right)) return false;
  const leftChildren = meaningfulChildren(left);
  const rightChildren = meaningfulChildren(right);
  return (
    leftChildren.length === rightChildren.length &&
    leftChildren.every((child, index) => {
      const twin = rightChildren[index];
      return twin !== undefined && sameNode(child, twin);
    })
  );
}

function withoutParentheses(node: ts.Node): ts.Node {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isParenthesizedTypeNode(inner)) {
    inner = ts.isParenthesizedExpression(inner) ? inner.expression : inner.type;
  }
  return inner;
}

/** What a node says beyond its kind and children: a name, a literal, an operator, `const` or `let`. */
function ownText(node: ts.Node): string {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isLiteralExpression(node)) {
    return node.text;
  }
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
    return node.text;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return String(node.operator);
  }
  if (ts.isTypeOperatorNode(node)) return String(node.operator);
  if (ts.isMetaProperty(node)) return String(node.keywordToken);
  if (ts.isHeritageClause(node)) return String(node.token);
  if (ts.isVariableDeclarationList(node)) return String(node.flags & ts.NodeFlags.BlockScoped);
  return "";
}

/** Children in order, without empty statements and the end-of-file token. */
function meaningfulChildren(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    const isEmpty = ts.isEmptyStatement(child) && (ts.isBlock(node) || ts.isSourceFile(node));
    const isEnd = child.kind === ts.SyntaxKind.EndOfFileToken;
    if (!isEmpty && !isEnd && !ts.isSemicolonClassElement(child)) children.push(child);
  });
  return children;
}
