import ts from "typescript";

/**
 * What an expression is, as coarsely as mistakes are made: a learner who takes one tensor for another
 * does not mind their ranks, and a `number[]` may be read-only.
 */
export class Kinds {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** `number`, `Tensor`, `number list`, …; undefined for functions, literal objects and `any`. */
  of(node: ts.Node): string | undefined {
    return this.kindOf(this.checker.getTypeAtLocation(node));
  }

  /** Whether two expressions are of one kind, so that one may stand for the other. */
  alike(one: ts.Node, other: ts.Node): boolean {
    const kind = this.of(one);
    return kind !== undefined && kind === this.of(other);
  }

  /** Whether a call may leave out its argument number `index`. */
  mayOmitArgument(call: ts.CallExpression | ts.NewExpression, index: number): boolean {
    const parameter = this.checker.getResolvedSignature(call)?.parameters[index];
    const declared = parameter?.valueDeclaration;
    if (declared === undefined || !ts.isParameter(declared)) return false;
    return declared.questionToken !== undefined || declared.initializer !== undefined;
  }

  /** Whether whoever gets this object does without the property. */
  mayOmitProperty(object: ts.ObjectLiteralExpression, name: string): boolean {
    const wanted = this.checker.getContextualType(object);
    const property = wanted && this.checker.getNonNullableType(wanted).getProperty(name);
    return property !== undefined && (property.flags & ts.SymbolFlags.Optional) !== 0;
  }

  /**
   * The names that are declared next to that of a variable or parameter, before or after it, in the
   * same list or block, and are of its kind: those that it is easily taken for.
   */
  namesBeside(identifier: ts.Identifier): readonly string[] {
    const declared = this.checker.getSymbolAtLocation(identifier)?.valueDeclaration;
    // What is global, such as NaN, is declared elsewhere.
    if (declared?.getSourceFile() !== identifier.getSourceFile()) return [];
    const list = declaredTogether(declared);
    const nodes: readonly ts.Node[] = list;
    const place = nodes.indexOf(declared);
    if (place < 0) return [];
    return [list[place - 1], list[place + 1]].flatMap((other) => {
      const isKnown = other !== undefined && other.end <= identifier.getStart();
      if (!isKnown || !ts.isIdentifier(other.name)) return [];
      return this.alike(other.name, identifier) ? [other.name.text] : [];
    });
  }

  private kindOf(type: ts.Type): string | undefined {
    const plain = this.checker.getNonNullableType(this.checker.getBaseTypeOfLiteralType(type));
    if (plain.flags & ts.TypeFlags.NumberLike) return "number";
    if (plain.flags & ts.TypeFlags.StringLike) return "string";
    if (plain.flags & ts.TypeFlags.BooleanLike) return "boolean";
    if (this.checker.isArrayType(plain)) {
      const element = this.checker.getIndexTypeOfType(plain, ts.IndexKind.Number);
      const kind = element && this.kindOf(element);
      return kind && `${kind} list`;
    }
    return plain.isClassOrInterface() || isInstance(plain) ? plain.symbol.name : undefined;
  }
}

/** An instance of a class or an interface with its type arguments filled in: `Tensor<Rank.R4>`. */
function isInstance(type: ts.Type): boolean {
  const flags = ts.SymbolFlags.Class | ts.SymbolFlags.Interface;
  const symbol: ts.Symbol | undefined = type.symbol;
  return symbol !== undefined && (symbol.flags & flags) !== 0;
}

type Named = ts.BindingElement | ts.ParameterDeclaration | ts.VariableDeclaration;

/** The variables or parameters of the list or the block in which one of them is declared. */
function declaredTogether(declared: ts.Node): readonly Named[] {
  const { parent } = declared;
  if (ts.isBindingElement(declared) && ts.isObjectBindingPattern(parent)) return parent.elements;
  if (ts.isParameter(declared)) return declared.parent.parameters;
  const block = ts.isVariableDeclaration(declared) && parent.parent.parent;
  if (!block || !(ts.isBlock(block) || ts.isSourceFile(block))) return [];
  return block.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [],
  );
}
