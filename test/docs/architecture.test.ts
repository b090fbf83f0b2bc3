// Tests that the pages about the code name existing files and classes. test/lint tests the table of rooms.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "tap";
import { ROOT, readPage } from "./pages.ts";

const decisions = readdirSync(`${ROOT}decisions`).map((name) => `decisions/${name}`);

/** The classes of packages that the decisions name. */
const CLASSES_OF_PACKAGES = ["MockAgent", "ProxyAgent"];

/** The pages about the code. */
const pages = ["docs/architecture.md", "docs/adding-an-operation.md", "CONTRIBUTING.md", ...decisions];

test("all files and folders that the pages about the code name exist", async (t) => {
  const paths = pages.flatMap((page) => readPage(page).match(/(?<=`)(?:src|test|scripts)\/[\w./-]+(?=`)/g) ?? []);
  t.ok(paths.length > 50);
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});

test("all classes of the decisions, and their members, are in the sources", async (t) => {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const sources = files.map((name) => readFileSync(`${ROOT}src/${name}`, "utf8")).join("\n");
  // A name has the form of `ConnectionFailureWatch` or `Life.standingStill`.
  const names = decisions.flatMap(
    (page) => readPage(page).match(/(?<=`)[A-Z][a-z]+(?:[A-Z]\w+|\.[a-z]\w+)(?=`)/g) ?? [],
  );
  t.ok(names.length > 5);
  t.same(
    names.filter((name) => !CLASSES_OF_PACKAGES.includes(name) && !sources.includes(name.split(".").at(-1) ?? name)),
    [],
  );
});
