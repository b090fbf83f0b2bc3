// Prints the packages of an installation as a CycloneDX document: npm run --silent sbom > sbom.cdx.json
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name, dependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

// With --omit dev, npm 11 also omits packages that both development and production need. So this lists all packages, and removes the others.
const options = ["--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application"];
const printed = execFileSync("npm", ["sbom", ...options], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
  maxBuffer: 64 * 1024 * 1024,
  // On Windows, npm is a script that only a shell can start.
  shell: process.platform === "win32",
});
const document = JSON.parse(printed);

const whole = document.metadata.component;
const nameOf = new Map(document.components.map((component) => [component["bom-ref"], component.name]));
const needs = new Map(document.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
// The board contains parts of these development dependencies.
const inBoard = ["@preact/signals", "preact"];
needs.set(
  whole["bom-ref"],
  needs.get(whole["bom-ref"]).filter((ref) => nameOf.get(ref) in dependencies || inBoard.includes(nameOf.get(ref))),
);

// Adds the dependencies of dependencies: a loop over a set also visits members that are added meanwhile.
const needed = new Set([whole["bom-ref"]]);
for (const ref of needed) for (const further of needs.get(ref)) needed.add(further);

// npm names the application after its folder.
whole.name = name;
document.components = document.components.filter((component) => needed.has(component["bom-ref"]));
document.dependencies = [...needed].map((ref) => ({ ref, dependsOn: needs.get(ref) }));
process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
