// Checks that the packages in the bundle have no known vulnerabilities.
import { spawnSync } from "node:child_process";
import { listProductionPackages } from "../docs/production-packages.ts";
import { check, ROOT, skipCheck } from "./check-helpers.ts";

const { stdout } = spawnSync("npm", ["audit", "--json"], {
  cwd: ROOT,
  encoding: "utf8",
  timeout: 120_000,
});
const report = stdout === "" ? {} : JSON.parse(stdout);
// If the registry does not answer, the report has a message instead of figures.
if (report.metadata === undefined)
  skipCheck(`the registry returned no audit report: ${report.message ?? "it does not answer"}`);

const bundled = new Set(listProductionPackages().map(({ name }) => name));
const vulnerabilities = Object.values(
  report.vulnerabilities as Record<string, { name: string; severity: string; range: string }>,
).filter(({ name }) => bundled.has(name));
check(
  "the bundled packages have no known vulnerabilities",
  vulnerabilities.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  [],
);
