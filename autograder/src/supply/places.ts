import { join } from "node:path";

const autograder = join(__dirname, "..", "..");

/** Folder of the checkout. */
export const root = join(autograder, "..");
export const sourceFolder = join(autograder, "src");

/** Where built bundles lie, a folder each. */
export const bundleFolder = join(autograder, "dist", "supply", "bundles");
