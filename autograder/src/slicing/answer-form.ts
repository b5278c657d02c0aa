import ts from "typescript";
import { CanonicalForm, type CanonicalNames } from "./canonical-form";
import { type NamedNotebook, type OwnDeclaration, outerNameOf } from "./canonical-names";

/** More than any answer; ends what a notebook could make us read again and again. */
const maxWords = 60_000;

/** The answer is too long to be told word by word. */
export class TooManyWords extends Error {
  override readonly name = "TooManyWords";
}

/**
 * The words of an answer and of the learner's own declarations that it uses, in the order in which it
 * first uses them. Names that the learner chose are numbers; those of packages, of properties that no
 * own class declares, and of other graded symbols are kept.
 *
 * @throws TooManyWords
 */
export function answerWords(
  notebook: NamedNotebook,
  answer: OwnDeclaration,
  graded: ReadonlySet<string>,
): string[] {
  return new AnswerForm(notebook, answer, graded).words();
}

class AnswerForm {
  private readonly reached: Map<string, OwnDeclaration>;
  private readonly members = new Set<string>();
  private readonly ownNumbers = new Map<string, number>();
  private readonly memberNumbers = new Map<string, number>();
  private locals = new Map<ts.Symbol, number>();
  private numWords = 0;

  constructor(
    private readonly notebook: NamedNotebook,
    private readonly answer: OwnDeclaration,
    private readonly graded: ReadonlySet<string>,
  ) {
    this.reached = new Map([[keyOf(answer), answer]]);
    // A map grows while it is walked: what a helper uses is walked too.
    for (const declaration of this.reached.values()) this.survey(declaration);
  }

  words(): string[] {
    const words: string[] = [];
    this.numberOf(this.ownNumbers, keyOf(this.answer));
    for (const key of this.ownNumbers.keys()) {
      const declaration = this.reached.get(key);
      if (declaration === undefined) continue;
      this.locals = new Map();
      const form = this.form(declaration, this.namesIn(declaration), words);
      for (const node of declaringNodes(declaration)) form.visit(node);
    }
    return words;
  }

  /** Notes which other declarations and which members of classes there are. */
  private survey(declaration: OwnDeclaration): void {
    const visit = (node: ts.Node): void => {
      this.count();
      if (ts.isIdentifier(node)) {
        const own = this.ownNamed(declaration, node);
        if (own && !this.reached.has(keyOf(own))) this.reached.set(keyOf(own), own);
      }
      const member = memberName(node);
      if (member !== undefined) this.members.add(member);
      ts.forEachChild(node, visit);
    };
    for (const node of declaringNodes(declaration)) visit(node);
    this.numWords = 0;
  }

  private form(declaration: OwnDeclaration, names: CanonicalNames, words: string[]): CanonicalForm {
    const take = (word: string): void => {
      this.count();
      words.push(word);
    };
    const nameless = (member: ts.Node): string => {
      const inner: string[] = [];
      this.form(declaration, this.namelessIn(declaration), inner).visit(member);
      return inner.join("\n");
    };
    return new CanonicalForm(names, take, nameless);
  }

  private namesIn(declaration: OwnDeclaration): CanonicalNames {
    return {
      ofIdentifier: (identifier) => {
        const local = declaration.cell.scope.localSymbol(identifier);
        if (local) return `$${this.numberOf(this.locals, local)}`;
        const own = this.ownNamed(declaration, identifier);
        if (own) return `#${this.numberOf(this.ownNumbers, keyOf(own))}`;
        return this.foreignName(declaration, identifier);
      },
      ofProperty: (name) =>
        this.members.has(name) ? `@${this.numberOf(this.memberNumbers, name)}` : name,
      ofPackageMember: (member) => this.packageMember(declaration, member),
    };
  }

  private namelessIn(declaration: OwnDeclaration): CanonicalNames {
    return {
      ofIdentifier: (identifier) => {
        const isOwn =
          declaration.cell.scope.localSymbol(identifier) ?? this.ownNamed(declaration, identifier);
        return isOwn ? "_" : this.foreignName(declaration, identifier);
      },
      ofProperty: (name) => (this.members.has(name) ? "_" : name),
      ofPackageMember: (member) => this.packageMember(declaration, member),
    };
  }

  /** The learner's own declaration that a name means; other graded symbols keep their names. */
  private ownNamed(
    { cell, name }: OwnDeclaration,
    identifier: ts.Identifier,
  ): OwnDeclaration | undefined {
    const outer = identifier.text === name ? name : cell.scope.outerName(identifier);
    if (outer === undefined || cell.scope.localSymbol(identifier)) return undefined;
    const isOther = this.graded.has(outer) && outer !== this.answer.name;
    const found = isOther ? undefined : outerNameOf(this.notebook, cell, outer);
    return found?.kind === "own" ? found.declaration : undefined;
  }

  private foreignName({ cell }: OwnDeclaration, identifier: ts.Identifier): string {
    const found = outerNameOf(this.notebook, cell, identifier.text);
    return found.kind === "package" && found.name !== "*" ? found.name : identifier.text;
  }

  private packageMember(
    { cell }: OwnDeclaration,
    { expression, name }: ts.PropertyAccessExpression,
  ): string | undefined {
    if (!ts.isIdentifier(expression) || cell.scope.localSymbol(expression)) return undefined;
    const found = outerNameOf(this.notebook, cell, expression.text);
    // A reference comes without its imports; what it calls `tf` is tfjs.
    const isWhole = found.kind === "package" ? found.name === "*" : expression.text === "tf";
    return isWhole && found.kind !== "own" ? name.text : undefined;
  }

  private numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  }

  private count(): void {
    this.numWords += 1;
    if (this.numWords > maxWords) throw new TooManyWords();
  }
}

function keyOf({ cell, name }: OwnDeclaration): string {
  return `${cell.cell} ${name}`;
}

/** The nodes that give a name its value: of a list of variables, only that one. */
function declaringNodes({ statements, name }: OwnDeclaration): ts.Node[] {
  return statements.flatMap(({ node }): ts.Node[] => {
    if (!ts.isVariableStatement(node)) return [node];
    const { declarations } = node.declarationList;
    const [only] = declarations;
    if (declarations.length === 1 && only) return [only];
    return declarations.filter((each) => bindsName(each.name, name));
  });
}

function bindsName(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name;
  return binding.elements.some((each) => ts.isBindingElement(each) && bindsName(each.name, name));
}

/** The name of a class's member, where the node declares one or reads it from `this`. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    return expression.kind === ts.SyntaxKind.ThisKeyword ? name.text : undefined;
  }
  const declares =
    (ts.isClassElement(node) && ts.isClassLike(node.parent)) ||
    (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent));
  const name = declares ? node.name : undefined;
  const isWord = name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name));
  return isWord ? name.text : undefined;
}
