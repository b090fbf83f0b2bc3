// Lists all imports of src with the parser of the linter, which finds every form of import.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { lint, ROOT } from "./biome.ts";

/** An import of a file or a package by a file of src; paths start below src. */
export type Import = readonly [importer: string, imported: string];

const CONFIGURATION = JSON.stringify({ linter: { rules: { preset: "none" } }, plugins: ["./every-import.grit"] });

const EVERY_IMPORT = `or {
  JsModuleSource() as $source where { register_diagnostic(span=$source, message="import") },
  \`import($source)\` where { register_diagnostic(span=$source, message="import") }
}
`;

/** Returns all source files of src. */
export function listFilesOfSrc(): string[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => file.replaceAll("\\", "/"));
}

/** Returns all imports of src, including types. */
export async function listImportsOfSrc(): Promise<Import[]> {
  const lines = new Map(
    listFilesOfSrc().map((file) => [file, readFileSync(join(ROOT, "src", file), "utf8").split("\n")] as const),
  );
  const reports = await lint({ "biome.json": CONFIGURATION, "every-import.grit": EVERY_IMPORT }, ["src"]);
  return reports.map(({ file, line, from, to }) => {
    const importer = file.slice("src/".length);
    const path = (lines.get(importer)?.[line - 1] ?? "").slice(from, to - 2);
    return [importer, path.startsWith(".") ? posix.join(posix.dirname(importer), path) : path];
  });
}
