/** Whether a command is only asked what it does: it says so, and does nothing. */
export const asksForHelp = (args: readonly string[]): boolean =>
  args.includes("--help") || args.includes("-h");
