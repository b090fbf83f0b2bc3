// Bundles the board: a page, and a script, a style sheet and an icon with hashed names, so that browsers can cache them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The sources that the bundle may contain: the board's own code, the modules of `src/words`, and its packages. */
const ALLOWED = /^(?:src\/(?:board|words)\/|node_modules\/(?:@preact\/signals(?:-core)?|preact|eventsource-parser)\/)/;

/**
 * Bundles the board into a folder: `index.html`, `board-<hash>.js`, `board-<hash>.css` and `icon-<hash>.svg`.
 *
 * @param {{ into: string }} where the folder, which is created if needed.
 * @throws Error if the bundle has another source, such as code of the server. The board may only use types of the server.
 */
export async function bundleBoard({ into }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: "src/board/main.tsx", out: "board" },
      { in: "src/board/style/board.css", out: "board" },
      { in: "src/board/icon.svg", out: "icon" },
    ],
    outdir: into,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    metafile: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    loader: { ".svg": "copy" },
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "warning",
  });
  const foreign = Object.keys(metafile.inputs).filter((path) => !ALLOWED.test(path));
  if (foreign.length > 0) throw new Error(`the board may not bundle ${foreign.join(", ")}`);

  const built = Object.keys(metafile.outputs).map((path) => basename(path));
  const nameOf = (end) => built.find((name) => name.endsWith(end));
  const page = readFileSync(`${root}src/board/index.html`, "utf8")
    .replace("board.js", nameOf(".js"))
    .replace("board.css", nameOf(".css"))
    .replace("icon.svg", nameOf(".svg"));
  mkdirSync(into, { recursive: true });
  writeFileSync(`${into}/index.html`, page);
}
