/**
 * tslab's answer to "who are you", with the editor mode that JupyterLab 4 understands.
 *
 * tslab asks for CodeMirror's JavaScript mode with a flag; that flag means nothing to JupyterLab 4,
 * which then colours types as plain names.
 */
export function describeLanguage(
  reply: Record<string, unknown> & { language_info: Record<string, unknown> },
  typescriptVersion: string,
): Record<string, unknown> {
  return {
    ...reply,
    status: "ok",
    language_info: {
      ...reply.language_info,
      version: typescriptVersion,
      codemirror_mode: "typescript",
      pygments_lexer: "typescript",
    },
  };
}
