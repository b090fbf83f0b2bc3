// Tests of the Dockerfile: its stages, copied files, user, environment and commands.
// A check of .ci/run runs it.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { pairsOf, wordsOf } from "../../scripts/container/dockerfile.ts";
import { isIgnored } from "../../scripts/container/ignored.ts";
import { OPTIONS } from "../../src/options/options.ts";
import { entrypoint, environment, findAll, findOnly, lastStage, MANIFEST, optionsIn, ROOT, stages } from "./image.ts";

const IGNORE = readFileSync(`${ROOT}.dockerignore`, "utf8");
const copies = stages.flatMap(({ instructions }) => instructions.filter(({ verb }) => verb === "COPY"));

test("both stages use the same slim image of a Node version that the package supports", async (t) => {
  const [first, second, ...more] = stages.map(({ base }) => base);
  t.equal(first, second);
  t.same(more, []);
  const [, major] = /^node:(\d+)-slim$/.exec(first ?? "") ?? [];
  t.ok(Number(major) >= Number(/\d+/.exec(MANIFEST.engines.node)?.[0]), `Node ${major}`);
  t.ok(readFileSync(`${ROOT}.ci/run`, "utf8").includes(`Node ${major}`), ".ci/run tests this version");
});

/** Returns a script and the scripts beside it that it imports, directly or not. */
function listWithImports(script: string): string[] {
  const imported = [...readFileSync(`${ROOT}scripts/${script}`, "utf8").matchAll(/from "\.\/([^"]+)"/g)];
  return [script, ...imported.flatMap(([, name = ""]) => listWithImports(name))];
}

test("the build script is copied with all that it imports", async (t) => {
  const copied = copies.flatMap(({ rest }) => rest.split(" "));
  t.same(
    listWithImports("build.mjs").filter((script) => !copied.includes(`scripts/${script}`)),
    [],
  );
});

test("all copied files exist and are not ignored", async (t) => {
  t.ok(copies.length > 5, "the copies are found");
  for (const { flags, rest, line } of copies) {
    const sources = rest.split(" ").slice(0, -1);
    const from = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
    if (from !== undefined) {
      t.ok(
        stages.some(({ name }) => name === from),
        `line ${line}: there is a stage ${from}`,
      );
      continue;
    }
    for (const source of sources) {
      t.ok(existsSync(`${ROOT}${source}`), `line ${line}: ${source} exists`);
      t.notOk(isIgnored(IGNORE, source), `line ${line}: ${source} is not ignored`);
    }
  }
});

test("secrets, and files that the build does not need, are not in the build context", async (t) => {
  const secrets = ["certs/ca.key", "certs/leaf.key", ".env", ".git/config", ".npmrc.local", "key.pem"];
  const unneeded = ["node_modules/zod/package.json", "dist/cli/main.js", "test/suite.test.ts", "docs/faults.md"];
  t.same(
    [...secrets, ...unneeded].filter((file) => !isIgnored(IGNORE, file)),
    [],
  );
});

test("the image has no secrets and downloads only packages", async (t) => {
  const named = stages.flatMap(({ instructions }) =>
    instructions.filter(({ verb }) => verb === "ENV" || verb === "ARG").flatMap(pairsOf),
  );
  t.same(
    named.filter(([name]) => /token|secret|password|key/i.test(name)),
    [],
  );
  const text = readFileSync(`${ROOT}Dockerfile`, "utf8");
  t.notMatch(text, /^ADD |curl|wget|apt-get|sudo|chmod 777|:latest/m);
});

test("the image runs as a numeric user that is not root", async (t) => {
  const [uid = "0", gid = "0"] = findOnly("USER").rest.split(":");
  t.ok(Number(uid) > 0 && Number(gid) > 0, findOnly("USER").rest);
  const after = lastStage.instructions.slice(lastStage.instructions.indexOf(findOnly("USER")) + 1);
  t.notOk(after.some(({ verb }) => verb === "RUN"));
});

test("the environment has valid options, and the control API listens on loopback only", async (t) => {
  const { host, port, controlHost, controlPort, certsDir, logFormat } = optionsIn({});
  t.same(
    { host, port, controlHost, controlPort, certsDir, logFormat },
    { host: "0.0.0.0", port: 8043, controlHost: "127.0.0.1", controlPort: 8044, certsDir: "/certs", logFormat: "json" },
  );
  t.equal(findOnly("EXPOSE").rest, String(OPTIONS.port.fallback));
  t.ok(findOnly("RUN").rest.includes(`mkdir ${environment["CCGW_CERTS_DIR"]}`));
});

test("the entry point and the health check are started without a shell, so that signals arrive", async (t) => {
  t.same(entrypoint, ["node", `/app/${MANIFEST.bin.ccgw}`]);
  t.match(findOnly("HEALTHCHECK").rest, /^CMD /);
  t.same(wordsOf(findOnly("HEALTHCHECK")), ["ccgw-health"]);
  t.equal(findOnly("STOPSIGNAL").rest, "SIGTERM");
  t.same(findAll("CMD"), []);
});
