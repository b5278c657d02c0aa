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
