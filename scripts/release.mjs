// Makes a release of the repository in the current folder: `node scripts/release.mjs patch|minor|major|VERSION [--dry-run]`.
// Gives the changelog's section "Unreleased" the version and the day, writes the version into package.json, the lock file, the clients
// and docs/java.md, commits and tags. You push and publish. With --dry-run it prints what it would do and changes nothing.
// Exit code 0: done; 1: the release is not possible, with a sentence for each reason; 2: an invalid option.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const STEPS = ["major", "minor", "patch"];
const CHANGELOG = "CHANGELOG.md";
/** The version of the Java client in a pom, with the text before it. */
const POM_VERSION = /(<artifactId>ccgw-[\w-]+<\/artifactId>\s*<version>)[\d.]+/g;
/** The files that name the version of a client in another language, each with a pattern of the version and the text before it. */
const CLIENT_FILES = {
  "clients/python/pyproject.toml": /^(version = ")[\d.]+/gm,
  "clients/java/pom.xml": POM_VERSION,
  "clients/java/junit5/pom.xml": POM_VERSION,
  "clients/java/testcontainers/pom.xml": POM_VERSION,
  "docs/java.md": POM_VERSION,
};
const HEADING = "## [Unreleased]\n";

const { wanted, dryRun } = readArguments();
const current = JSON.parse(readFileSync("package.json", "utf8")).version;
const version = STEPS.includes(wanted) ? raiseVersion(current, wanted) : wanted;
const changelog = readFileSync(CHANGELOG, "utf8");
const notes = findNotes(changelog);

const problems = [...checkTree(), ...checkVersion(), ...checkNotes(), ...checkAddresses()];
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const day = new Date().toISOString().slice(0, 10);
const message = `Release ${version}`;
const files = { [CHANGELOG]: addVersion(changelog, version, day), ...renderVersionFiles(version) };

if (dryRun) {
  print(`Would release ${version}, after ${current}, on ${day}, with these notes:\n\n${notes}\n`);
  for (const name of Object.keys(files)) print(`Would write ${name}.`);
  print(`Would commit "${message}" and tag it v${version}. Nothing was changed.`);
} else {
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text);
  git("add", "--", ...Object.keys(files));
  git("commit", "--quiet", "--message", message);
  // Keeps the headings of the notes, which Git would remove as comments.
  git("tag", "--annotate", "--cleanup=whitespace", `v${version}`, "--message", `${message}\n\n${notes}`);
  print(`Released ${version} here. Next steps:\n\n  git push --follow-tags\n  npm publish`);
}

/** Returns the next version: increases the named part by one, and sets later parts to 0. */
function raiseVersion(from, step) {
  const place = STEPS.indexOf(step);
  const parts = from.split(".").map(Number);
  return parts.map((part, index) => (index < place ? part : index === place ? part + 1 : 0)).join(".");
}

function checkTree() {
  const changes = git("status", "--porcelain").trimEnd();
  return changes === "" ? [] : [`The tree has changes that are not committed:\n${changes}`];
}

function checkVersion() {
  if (!isLater(version, current)) return [`${version} is not later than ${current}, the version of package.json.`];
  return git("tag", "--list", `v${version}`) === "" ? [] : [`The tag v${version} already exists.`];
}

function checkNotes() {
  if (notes === undefined) return [`${CHANGELOG} has no section "${HEADING.trim()}".`];
  return /^- /m.test(notes)
    ? []
    : [`The section "${HEADING.trim()}" of ${CHANGELOG} is empty: there is nothing to release.`];
}

/** Returns a sentence for each of package.json and the READMEs that has the placeholder OWNER in the address of the repository. */
function checkAddresses() {
  const files = ["package.json", "README.md", "README.zh-CN.md"].filter((name) => existsSync(name));
  return files
    .filter((name) => readFileSync(name, "utf8").includes("/OWNER/"))
    .map((name) => `${name} names a repository of OWNER: write the owner's name in its place.`);
}

function isLater(version, earlier) {
  const [a, b] = [version, earlier].map((text) => text.split(".").map(Number));
  const place = a.findIndex((part, index) => part !== b[index]);
  return place >= 0 && a[place] > b[place];
}

/** Returns the text of the section "Unreleased"; undefined if there is no such heading. */
function findNotes(text) {
  const from = text.indexOf(HEADING);
  if (from < 0) return undefined;
  const rest = text.slice(from + HEADING.length);
  const to = rest.search(/^## /m);
  return (to < 0 ? rest : rest.slice(0, to)).trim();
}

/** Returns the changelog with an empty section "Unreleased" above the released one. */
function addVersion(text, number, date) {
  return text.replace(HEADING, `${HEADING}\n## [${number}] - ${date}\n`);
}

/** Returns the files that name the version, with the new one. The first member "version" of package.json is the package's. */
function renderVersionFiles(number) {
  const member = /"version": "[^"]*"/;
  const written = { "package.json": readFileSync("package.json", "utf8").replace(member, `"version": "${number}"`) };
  for (const [name, form] of Object.entries(CLIENT_FILES)) {
    if (existsSync(name)) written[name] = readFileSync(name, "utf8").replace(form, `$1${number}`);
  }
  if (!existsSync("package-lock.json")) return written;
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  lock.version = number;
  lock.packages[""].version = number;
  return { ...written, "package-lock.json": `${JSON.stringify(lock, undefined, 2)}\n` };
}

function git(...words) {
  return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

function readArguments() {
  const usage = "a release is patch, minor, major or a version such as 1.2.0, optionally with --dry-run";
  try {
    const options = { "dry-run": { type: "boolean", default: false } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [wanted, ...more] = positionals;
    if (more.length > 0 || !(STEPS.includes(wanted) || /^\d+\.\d+\.\d+$/.test(wanted)))
      throw new Error(`"${positionals.join(" ")}" is not a release`);
    return { wanted, dryRun: values["dry-run"] };
  } catch (error) {
    process.stderr.write(`${error.message}: ${usage}\n`);
    process.exit(2);
  }
}
