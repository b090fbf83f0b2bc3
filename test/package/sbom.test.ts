// Tests of the software bill of materials (CycloneDX) of the package.
import { execFileSync } from "node:child_process";
import { test } from "tap";
import * as z from "zod";
import { listProductionPackages } from "../../scripts/docs/production-packages.ts";
import { MANIFEST, ROOT } from "./image.ts";

const component = z.object({
  "bom-ref": z.string().min(1),
  type: z.enum(["application", "library"]),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  purl: z.string().regex(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/),
  hashes: z.array(z.object({ alg: z.literal("SHA-512"), content: z.string().regex(/^[0-9a-f]{128}$/) })).optional(),
  licenses: z.array(
    z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]),
  ),
});

/** The schema of CycloneDX 1.5 or 1.6, with members that CycloneDX itself does not require. */
const document = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.enum(["1.5", "1.6"]),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.literal(1),
  metadata: z.object({ timestamp: z.iso.datetime(), component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

const printed = execFileSync(process.execPath, [`${ROOT}scripts/sbom.mjs`], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
  maxBuffer: 64 * 1024 * 1024,
});
const { metadata, components, dependencies } = document.parse(JSON.parse(printed));

test("the document describes this package", async (t) => {
  t.match(metadata.component, { type: "application", name: "cc-gateway-simulator", version: MANIFEST.version });
});

test("the components are exactly the production packages, each with a hash", async (t) => {
  t.same(
    components.map(({ name, version }) => `${name} ${version}`).sort(),
    listProductionPackages()
      .map(({ name, version }) => `${name} ${version}`)
      .sort(),
  );
  t.same(
    components.filter(({ hashes }) => hashes === undefined),
    [],
  );
});

test("the dependencies refer to listed components", async (t) => {
  const known = new Set([metadata.component, ...components].map((component) => component["bom-ref"]));
  const named = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  t.same(
    named.filter((ref) => !known.has(ref)),
    [],
  );
  const root = dependencies.find(({ ref }) => ref === metadata.component["bom-ref"]);
  const names = new Map(components.map((component) => [component["bom-ref"], component.name]));
  // The packages of the two bundles, without those that they need themselves.
  t.same(root?.dependsOn.map((ref) => names.get(ref)).sort(), [
    "@faker-js/faker",
    "@peculiar/x509",
    "@preact/signals",
    "eventsource-parser",
    "fastest-levenshtein",
    "fastify",
    "fflate",
    "find-my-way",
    "pino",
    "pino-pretty",
    "preact",
    "reflect-metadata",
    "yaml",
    "zod",
  ]);
});
