// Whether a hole is known in anything that an installation brings along.
import { spawnSync } from "node:child_process";
import { hold, leaveOut, ROOT } from "./ground.ts";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  cwd: ROOT,
  encoding: "utf8",
  timeout: 120_000,
});
const report = stdout === "" ? {} : JSON.parse(stdout);
// Without an answer of the registry there is a message about it in place of the figures.
if (report.metadata === undefined)
  leaveOut(`the registry tells no advisories: ${report.message ?? "it does not answer"}`);

const holes = Object.values(
  report.vulnerabilities as Record<string, { name: string; severity: string; range: string }>,
);
hold(
  "no hole is known in what an installation brings along",
  holes.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  [],
);
