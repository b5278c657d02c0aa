export { parseSource } from "./bound-sources";
export { DeclarationError } from "./declaration-error";
export { freeNames, importsNeeded } from "./free-names";
export { declaredNames, liftDeclaration } from "./lifted-declaration";
export { type PublicNames, publicNames } from "./public-names";
export { applyEdits, type SourceEdit } from "./source-edits";
export { stubDeclaration } from "./stub-declaration";
export { sameSyntax } from "./syntax-equality";
