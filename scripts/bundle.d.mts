// The types of bundle.mjs.
import type { BuildResult } from "esbuild";

export function bundleExecutable(where: {
  from: string;
  extension: "js" | "ts";
  into: string;
}): Promise<BuildResult<{ metafile: true }>>;
