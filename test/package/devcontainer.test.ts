// Tests of the development container: its Node version, its ports and its first command.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { OPTIONS } from "../../src/options/options.ts";
import { MANIFEST, ROOT } from "./image.ts";

const container = JSON.parse(readFileSync(`${ROOT}.devcontainer/devcontainer.json`, "utf8"));

test("the development container uses the oldest supported Node version", async (t) => {
  const [, major] = /^node:(\d+)-/.exec(container.image) ?? [];
  t.equal(major, /\d+/.exec(MANIFEST.engines.node)?.[0]);
  t.equal(major, /\d+/.exec(MANIFEST.devDependencies["@types/node"])?.[0]);
});

test("the development container forwards the ports of the simulator", async (t) => {
  t.same(container.forwardPorts, [OPTIONS.port.fallback, OPTIONS.controlPort.fallback]);
  t.same(Object.keys(container.portsAttributes).map(Number), container.forwardPorts);
});

test("the development container installs the dependencies and refers to existing schemas", async (t) => {
  t.equal(container.postCreateCommand, "npm ci");
  t.equal(container.remoteUser, "node");
  const schemas = Object.keys(container.customizations.vscode.settings["yaml.schemas"]);
  t.ok(schemas.length > 0, "the schemas are found");
  t.same(
    schemas.filter((schema) => !existsSync(`${ROOT}${schema}`)),
    [],
  );
});
