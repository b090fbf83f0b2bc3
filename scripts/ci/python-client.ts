// Checks the Python client as its users get it: builds the wheel, installs it into an empty folder, and follows docs/python.md there.
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";
import { blockOf, makeFolderWithPackage, replaceOnce, startMeasuring } from "./client-helpers.ts";

/** The modules of Python that the check needs. Debian has them in the packages python3-build, python3-venv and so on. */
const MODULES = ["build", "setuptools", "wheel", "ensurepip", "pytest", "requests"];
/** Without these, some tests are skipped. */
const OPTIONAL_MODULES = ["httpx", "xdist"];

const PAGE = "docs/python.md";

// A Python of a version manager may come first on the path, but has none of Debian's modules.
const python = ["/usr/bin/python3", "python3"].find((program) => listMissingModules(program, MODULES).length === 0);
if (python === undefined) skipCheck(`no python3 has all of the modules ${MODULES.join(", ")}`);
for (const name of listMissingModules(python, OPTIONAL_MODULES)) console.log(`left out: what needs ${name}`);

const sources = makeEmptyFolder("python-sources");
cpSync(`${ROOT}clients/python`, sources, { recursive: true });
const printSeconds = startMeasuring("Python");
const folder = makeFolderWithPackage("python");
await run(python, ["-m", "build", "--no-isolation", "--wheel", "--outdir", folder, "."], { cwd: sources });
// Debian's packages replace those that pip would download.
await run(python, ["-m", "venv", "--system-site-packages", "venv"], { cwd: folder });
const installed = join(folder, "venv/bin/python");
const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const wheel = join(folder, `cc_gateway_simulator-${version}-py3-none-any.whl`);
await run(installed, ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel]);

const first = blockOf(PAGE, "python first");
writeFileSync(join(folder, "test_client.py"), first);
const failure = runPytest(folder, ["test_client.py"]);
const [, finding = ""] = blockOf(PAGE, "python finding").split("\n");
check(
  "the first test of the page fails with the finding that it shows",
  [failure.status, failure.out.includes(finding)],
  [1, true],
);
printSeconds();

writeFileSync(
  join(folder, "test_client.py"),
  replaceOnce(first, 'headers={"Guid": guid}', 'headers={"Guid": guid, "Content-Type": "application/json"}'),
);
writeFileSync(join(folder, "test_markers.py"), blockOf(PAGE, "python markers"));
const success = runPytest(folder, ["--strict-markers", "test_client.py", "test_markers.py"]);
check("with the header it passes, as do the tests with markers", success.out.match(/\d+ (?:passed|failed)/g), [
  "3 passed",
]);
writeFileSync(join(folder, "program.py"), blockOf(PAGE, "python program"));
check("the program without pytest runs", await run(installed, ["program.py"], { cwd: folder }), "idle\n");

cpSync(join(sources, "tests"), join(folder, "tests"), { recursive: true });
const own = runPytest(folder, ["tests", "-p", "no:cacheprovider"], join(folder, "node_modules/.bin/ccgw"));
if (own.status !== 0) console.log(own.out);
check("the tests of the package pass", own.status, 0);
console.log(own.out.split("\n").at(-2));

/** Runs pytest in a folder. Returns its exit code and output. */
function runPytest(cwd: string, argv: readonly string[], command?: string): { status: number | null; out: string } {
  const env = { ...process.env, ...(command === undefined ? {} : { CCGW_COMMAND: command }) };
  const ended = spawnSync(installed, ["-m", "pytest", "-q", ...argv], { cwd, env, encoding: "utf8", timeout: 900_000 });
  return { status: ended.status, out: `${ended.stdout}${ended.stderr}` };
}

/** Returns the modules that a Python lacks; all of them if there is no such program. */
function listMissingModules(program: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => spawnSync(program, ["-c", `import ${name}`], { cwd: "/" }).status !== 0);
}
