// Reads every import of src with the linter's own parser, so that no form of import is missed.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { lint, ROOT } from "./biome.ts";

/** One file of src imports another, or a package; paths are below src. */
export type Import = readonly [importer: string, imported: string];

const CONFIGURATION = JSON.stringify({ linter: { rules: { preset: "none" } }, plugins: ["./every-import.grit"] });

const EVERY_IMPORT = `or {
  JsModuleSource() as $source where { register_diagnostic(span=$source, message="import") },
  \`import($source)\` where { register_diagnostic(span=$source, message="import") }
}
`;

/** Every file of src that is code. */
export function filesOfSrc(): string[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => file.replaceAll("\\", "/"));
}

/** Returns every import of src, those of types included. */
export async function importsOfSrc(): Promise<Import[]> {
  const lines = new Map(
    filesOfSrc().map((file) => [file, readFileSync(join(ROOT, "src", file), "utf8").split("\n")] as const),
  );
  const reports = await lint({ "biome.json": CONFIGURATION, "every-import.grit": EVERY_IMPORT }, ["src"]);
  return reports.map(({ file, line, from, to }) => {
    const importer = file.slice("src/".length);
    const path = (lines.get(importer)?.[line - 1] ?? "").slice(from, to - 2);
    return [importer, path.startsWith(".") ? posix.join(posix.dirname(importer), path) : path];
  });
}
