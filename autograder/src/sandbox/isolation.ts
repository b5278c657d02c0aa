import { type BwrapIsolation, findBwrap } from "./bwrap-isolation";
import { bwrapStarts } from "./bwrap-start";
import { type ContainerIsolation, findContainer } from "./container-isolation";
import { ownWork } from "./find-program";
import { IsolationError } from "./isolation-error";
import { findUid, type UidIsolation } from "./uid-isolation";

export const isolationChoices = ["auto", "bwrap", "container", "uid", "none"] as const;
export type IsolationChoice = (typeof isolationChoices)[number];

/** How foreign code is kept apart. `none` is for one's own work, and every report says so. */
export type Isolation =
  | BwrapIsolation
  | ContainerIsolation
  | UidIsolation
  | { readonly kind: "none" };

/**
 * The isolation to grade with, or an {@link IsolationError} that says what to install.
 *
 * `auto` is bubblewrap where it starts, else a container engine that answers. It never takes `uid`,
 * which has fewer walls, or none. That the walls hold is the self-test's to say.
 */
export async function chooseIsolation(choice: IsolationChoice): Promise<Isolation> {
  if (choice === "none") return { kind: "none" };
  if (choice === "container") return findContainer();
  if (choice === "uid") return findUid();
  if (choice === "bwrap") {
    requireLinux();
    return findBwrap();
  }
  const tried: string[] = [];
  try {
    requireLinux();
    const bwrap = await findBwrap();
    const start = await bwrapStarts(bwrap);
    if (start.starts) return bwrap;
    tried.push(`bubblewrap does not start (${start.says})`);
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    tried.push(error.message);
  }
  try {
    return await findContainer();
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    throw new IsolationError(
      `isolation: expected bubblewrap or a container engine, got neither.\n${[...tried, error.message].join("\n")}`,
    );
  }
}

function requireLinux(): void {
  if (process.platform === "linux") return;
  throw new IsolationError(
    `isolation: expected Linux with bubblewrap, got ${process.platform}. Use a container engine, or a Linux machine (on Windows: WSL2). ${ownWork}.`,
  );
}
