// The types of bundle.mjs.
import type { BuildResult } from "esbuild";

/** Bundles the executable; see bundle.mjs. */
export function bundleExecutable(where: {
  from: string;
  extension: "js" | "ts";
  into: string;
}): Promise<BuildResult<{ metafile: true }>>;
