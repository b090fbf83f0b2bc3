// Tests of the script that makes releases, in temporary repositories: dry runs, releases, and refusals.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Test, test } from "tap";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SCRIPT = join(ROOT, "scripts/release.mjs");

const skip =
  spawnSync("git", ["--version"]).status === 0 ? false : "git is not installed here, and the script needs it";

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- Calls can be parked.

## [1.2.3] - 2026-01-05

- The first one.
`;

/** Creates a repository with one commit. Returns functions that use it; `release` runs the script. */
function createRepository(t: Test, { changelog = CHANGELOG, version = "1.2.3" } = {}) {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  // Do not use the name, hooks or configuration of the user who runs the tests.
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1", TZ: "UTC" };
  const runGit = (...words: string[]) => execFileSync("git", words, { cwd: folder, env, encoding: "utf8" });
  const manifest = { name: "example", version, dependencies: { other: "^9.9.9" } };
  const files = {
    "package.json": manifest,
    "package-lock.json": {
      name: "example",
      version,
      packages: { "": manifest, "node_modules/other": { version: "9.9.9" } },
    },
  };
  for (const [name, value] of Object.entries(files)) write(name, `${JSON.stringify(value, undefined, 2)}\n`);
  write("CHANGELOG.md", changelog);
  runGit("init", "--quiet", "--initial-branch=main");
  runGit("config", "user.name", "Ada");
  runGit("config", "user.email", "ada@example.com");
  runGit("add", "package.json", "package-lock.json", "CHANGELOG.md");
  runGit("commit", "--quiet", "--message", "Begin");

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }
  return {
    runGit,
    write,
    read: (name: string) => readFileSync(join(folder, name), "utf8"),
    release(...words: string[]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], { cwd: folder, env });
      return { status, out: stdout.toString(), err: stderr.toString() };
    },
  };
}

test("a dry run prints its actions and changes nothing", { skip }, async (t) => {
  const { runGit, release } = createRepository(t);
  const before = runGit("rev-parse", "HEAD");
  const { status, out } = release("minor", "--dry-run");
  t.equal(status, 0);
  t.equal(
    out.replace(/on \d{4}-\d\d-\d\d/, "on DAY"),
    `Would release 1.3.0, after 1.2.3, on DAY, with these notes:

### Added

- Calls can be parked.

Would write CHANGELOG.md.
Would write package.json.
Would write package-lock.json.
Would commit "Release 1.3.0" and tag it v1.3.0. Nothing was changed.
`,
  );
  t.same([runGit("status", "--porcelain"), runGit("rev-parse", "HEAD"), runGit("tag")], ["", before, ""]);
});

test("a release moves the changelog section, updates all versions, commits and tags", { skip }, async (t) => {
  const { runGit, read, release } = createRepository(t);
  t.match(release("minor"), { status: 0, out: /Released 1\.3\.0 here/ });
  t.equal(
    read("CHANGELOG.md").replace(/- \d{4}-\d\d-\d\d/, "- DAY"),
    CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.3.0] - DAY\n"),
  );
  t.same(JSON.parse(read("package.json")), { name: "example", version: "1.3.0", dependencies: { other: "^9.9.9" } });
  t.hasStrict(JSON.parse(read("package-lock.json")), {
    version: "1.3.0",
    packages: { "": { version: "1.3.0" }, "node_modules/other": { version: "9.9.9" } },
  });
  t.equal(runGit("status", "--porcelain"), "");
  t.equal(runGit("log", "--format=%s%d"), "Release 1.3.0 (HEAD -> main, tag: v1.3.0)\nBegin\n");
  t.match(
    runGit("tag", "--list", "--format=%(contents)"),
    /^Release 1\.3\.0\n\n### Added\n\n- Calls can be parked\.\n/,
  );
});

test("a release updates the versions of the clients, which equal the version of the package", { skip }, async (t) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const { runGit, read, write, release } = createRepository(t, { version });
  const poms = ["clients/java/pom.xml", "clients/java/junit5/pom.xml", "clients/java/testcontainers/pom.xml"];
  const files = ["clients/python/pyproject.toml", ...poms, "docs/java.md"];
  for (const name of files) {
    mkdirSync(dirname(join(t.testdirName, name)), { recursive: true });
    write(name, readFileSync(join(ROOT, name), "utf8"));
  }
  runGit("add", ".");
  runGit("commit", "--quiet", "--message", "Add clients");
  t.hasStrict(release("99.0.0"), { status: 0 });
  for (const name of files) {
    const [before, after] = [readFileSync(join(ROOT, name), "utf8"), read(name)];
    t.not(after, before, name);
    t.equal(after.replaceAll("99.0.0", version), before, name);
    // A pom also has the version of its parent and of another module.
    t.equal(after.includes(`>${version}<`) || after.includes(`"${version}"`), false, name);
  }
});

test("a release can be patch, major or an explicit version", { skip }, async (t) => {
  const { release } = createRepository(t);
  for (const [wanted, version] of [
    ["patch", "1.2.4"],
    ["major", "2.0.0"],
    ["1.10.0", "1.10.0"],
  ] as const) {
    t.match(release(wanted, "--dry-run"), { status: 0, out: `Would release ${version},` }, wanted);
  }
});

test("an empty or missing changelog section is refused", { skip }, async (t) => {
  const empty = createRepository(t, {
    changelog: "# Changelog\n\n## [Unreleased]\n\n### Added\n\n## [1.2.3] - 2026-01-05\n\n- Old.\n",
  });
  t.match(empty.release("minor"), {
    status: 1,
    err: 'The section "## [Unreleased]" of CHANGELOG.md is empty: there is nothing to release',
  });
  t.equal(empty.runGit("log", "--format=%s"), "Begin\n");
  empty.write("CHANGELOG.md", "# Changelog\n");
  t.match(empty.release("minor"), { status: 1, err: 'CHANGELOG.md has no section "## [Unreleased]".\n' });
});

test("wrong versions, existing tags and uncommitted changes are refused", { skip }, async (t) => {
  const { runGit, write, release } = createRepository(t);
  t.hasStrict(release("1.2.3"), { status: 1, err: "1.2.3 is not later than 1.2.3, the version of package.json.\n" });
  t.match(release("1.2.2"), { status: 1, err: "1.2.2 is not later than 1.2.3" });
  runGit("tag", "v1.3.0");
  t.hasStrict(release("minor"), { status: 1, err: "The tag v1.3.0 already exists.\n" });
  write("new.txt", "");
  t.hasStrict(release("patch", "--dry-run"), {
    status: 1,
    err: "The tree has changes that are not committed:\n?? new.txt\n",
  });
});

test("a repository with a placeholder for its owner is refused", { skip }, async (t) => {
  const { runGit, write, release } = createRepository(t);
  write("README.md", "git clone https://github.com/OWNER/example\n");
  runGit("add", "README.md");
  runGit("commit", "--quiet", "--message", "Write a README");
  t.hasStrict(release("patch"), {
    status: 1,
    err: "README.md names a repository of OWNER: write the owner's name in its place.\n",
  });
  t.equal(runGit("tag"), "");
});

test("wrong arguments are refused", { skip }, async (t) => {
  const { release } = createRepository(t);
  const usage = "a release is patch, minor, major or a version such as 1.2.0, optionally with --dry-run\n";
  t.same(release("tiny"), { status: 2, out: "", err: `"tiny" is not a release: ${usage}` });
  t.match(release(), { status: 2, err: usage });
  t.match(release("minor", "major"), { status: 2, err: '"minor major" is not a release' });
  t.match(release("minor", "--force"), { status: 2, err: "--force" });
});
