// Prints the bundled packages as a CycloneDX document: npm run --silent sbom > sbom.cdx.json
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listBundledPackages } from "./bundled-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

// The bundled packages are development dependencies, so this lists all packages, and removes those that are not bundled.
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
const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8"));
const bundled = new Set(
  (await listBundledPackages()).map((path) => `${path.replace(/^.*node_modules\//, "")}@${packages[path].version}`),
);
const isBundled = ({ name: bundledName, version }) => bundled.has(`${bundledName}@${version}`);
document.components = document.components.filter(isBundled);
const present = new Set([whole, ...document.components].map((component) => component["bom-ref"]));
document.dependencies = document.dependencies
  .filter(({ ref }) => present.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((needed) => present.has(needed)) }));

// npm names the application after its folder.
whole.name = name;
process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
