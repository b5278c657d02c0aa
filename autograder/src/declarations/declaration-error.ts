/** A declaration that cannot be lifted, stubbed or edited. The message says where and the likely fix. */
export class DeclarationError extends Error {
  override readonly name = "DeclarationError";
}
