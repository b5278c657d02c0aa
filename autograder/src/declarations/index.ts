export { DeclarationError } from "./declaration-error";
export { freeNames, importsNeeded } from "./free-names";
export { liftDeclaration } from "./lifted-declaration";
export { applyEdits, type SourceEdit } from "./source-edits";
export { stubDeclaration } from "./stub-declaration";
export { sameSyntax } from "./syntax-equality";
