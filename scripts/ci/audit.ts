// Checks that no vulnerability is known in the packages of an installation.
import { spawnSync } from "node:child_process";
import { check, ROOT, skipCheck } from "./check-helpers.ts";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  cwd: ROOT,
  encoding: "utf8",
  timeout: 120_000,
});
const report = stdout === "" ? {} : JSON.parse(stdout);
// If the registry does not answer, the report has a message instead of figures.
if (report.metadata === undefined)
  skipCheck(`the registry returned no advisories: ${report.message ?? "it does not answer"}`);

const vulnerabilities = Object.values(
  report.vulnerabilities as Record<string, { name: string; severity: string; range: string }>,
);
check(
  "the packages of an installation have no known vulnerabilities",
  vulnerabilities.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  [],
);
