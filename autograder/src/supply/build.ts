import { buildSupply } from "./build-supply";

buildSupply().then(
  ({ built, kept }) => {
    const made = built.length > 0 ? `built ${built.join(", ")}` : "nothing to build";
    console.log(`supply: ${made}; ${kept.length} kept`);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
