// Tests of the contents of the npm package: what its users need, and nothing else.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "tap";
import { MANIFEST, ROOT } from "./image.ts";
import { readPackedPackage } from "./packed-package.ts";

/** All files of the package, by purpose. */
const EXPECTED = {
  manifest: /^package\.json$/,
  license: /^LICENSE$/,
  readmes: /^README(?:\.zh-CN)?\.md$/,
  changes: /^CHANGELOG\.md$/,
  executable: /^dist\/cli\/main\.js$/,
  "parts of the executable": /^dist\/cli\/part-[A-Z0-9]{8}\.js$/,
  "packages that it loads on demand": /^dist\/cli\/on-demand-[a-z-]+\.js$/,
  "thread that reads large scenarios": /^dist\/cli\/reading-worker\.js$/,
  "process of a worker": /^dist\/cli\/worker-main\.js$/,
  "page of the board": /^dist\/board\/index\.html$/,
  "script of the board": /^dist\/board\/board-[A-Z0-9]{8}\.js$/,
  "style sheet of the board": /^dist\/board\/board-[A-Z0-9]{8}\.css$/,
  "icon of the board": /^dist\/board\/icon-[A-Z0-9]{8}\.svg$/,
  "scripts for browsers": /^dist\/cli\/browser\/[\w-]+\.js$/,
  "entry of the library": /^dist\/cli\/library\.js$/,
  "module system of these files": /^dist\/cli\/package\.json$/,
  "library for import and require": /^dist\/index\.c?js$/,
  types: /^dist\/index\.d\.c?ts$/,
  "fixtures and tasks for test runners": /^dist\/(?:cypress|playwright)\.(?:c?js|d\.c?ts)$/,
  pages: /^docs\/[\w-]+(?:\.zh-CN)?\.md$/,
  "pictures on the pages": /^docs\/[\w-]+\.svg$/,
  // The pages link to them.
  decisions: /^decisions\/[\w-]+\.md$/,
  examples: /^examples\/[\w/-]+(?:\.\w+)+$/,
  "Python client": /^clients\/python\/(?:README\.md|pyproject\.toml|src\/ccgw\/(?:\w+\.py|py\.typed))$/,
  "Java client":
    /^clients\/java\/(?:README\.md|pom\.xml|(?:junit5|testcontainers)\/(?:pom\.xml|src\/main\/java\/[\w/]+\.java))$/,
  "C# client": /^clients\/csharp\/\w+\.cs$/,
  "pages for contributors": /^(?:CODE_OF_CONDUCT|CONTRIBUTING|SECURITY|certs\/README)\.md$/,
  "skill for coding agents": /^skills\/[\w-]+\/SKILL\.md$/,
  scenarios: /^scenarios\/[\w-]+\.yaml$/,
  "schema of scenarios": /^scenarios\/scenario\.schema\.json$/,
};

const files = readPackedPackage().files.map(({ path }) => path);

test("the package has only expected files: no sources, tests, maps or tools", async (t) => {
  t.same(
    files.filter((file) => !Object.values(EXPECTED).some((pattern) => pattern.test(file))),
    [],
  );
});

test("the parts of the executable have constants for the names that they import, instead of reading them through getters", async (t) => {
  const parts = files.filter((file) => /^dist\/cli\/[\w-]+\.js$/.test(file));
  const texts = parts.map((file) => readFileSync(`${ROOT}${file}`, "utf8"));
  t.ok(
    texts.some((text) => /const\{\w+[^}]*\}=require\("\.\/part-/.test(text)),
    "a part has such constants",
  );
  t.same(
    parts.filter((_, at) => texts[at]?.includes("import_part_")),
    [],
  );
});

test("the package has all expected files", async (t) => {
  t.ok(files.includes("dist/cli/main.js"), "the package is built: npm run build");
  const missing = Object.entries(EXPECTED).filter(([, pattern]) => !files.some((file) => pattern.test(file)));
  t.same(
    missing.map(([purpose]) => purpose),
    [],
  );
});

test("the scripts for browsers are those of the sources, unchanged", async (t) => {
  const scripts = files.filter((file) => EXPECTED["scripts for browsers"].test(file));
  for (const file of scripts) {
    const source = `src/gateway/resource-js/browser/${basename(file)}`;
    t.equal(readFileSync(`${ROOT}${file}`, "utf8"), readFileSync(`${ROOT}${source}`, "utf8"), file);
  }
});

test("the package has all files that package.json refers to", async (t) => {
  const targets = JSON.stringify([MANIFEST.main, MANIFEST.types, MANIFEST.bin, MANIFEST.exports]).match(
    /(?<=")(?:\.\/)?[\w/-]+\.(?:d\.c?ts|c?js|json)(?=")/g,
  );
  t.ok(targets !== null && targets.length >= 6, "the files are found");
  t.same(
    targets?.filter((target) => !files.includes(target.replace("./", ""))),
    [],
  );
});

test("the package is as small as docs/containers.md says", async (t) => {
  const page = readFileSync(`${ROOT}docs/containers.md`, "utf8");
  const [, tarball, unpacked] = /under ([\d.]+) MB packed and ([\d.]+) MB unpacked/.exec(page) ?? [];
  t.ok(readPackedPackage().size < Number(tarball) * 1e6, `the tarball has ${readPackedPackage().size} bytes`);
  t.ok(
    readPackedPackage().unpackedSize < Number(unpacked) * 1e6,
    `unpacked it has ${readPackedPackage().unpackedSize} bytes`,
  );
});

test("the board has at most 60 kB compressed", async (t) => {
  const board = files.filter((file) => file.startsWith("dist/board/"));
  const sizes = board.map((file) => gzipSync(readFileSync(`${ROOT}${file}`), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.equal(board.length, 4);
  t.ok(total < 60_000, `${total} bytes`);
});
