// The Dockerfile, read: it is made of what is there, runs as nobody in particular, and holds no secret. That it works is a check of .ci/run.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { pairsOf, wordsOf } from "../../scripts/container/dockerfile.ts";
import { isIgnored } from "../../scripts/container/ignored.ts";
import { OPTIONS } from "../../src/options/options.ts";
import { all, entrypoint, environment, last, only, optionsIn, ROOT, stages } from "./image.ts";

const MANIFEST = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const IGNORE = readFileSync(`${ROOT}.dockerignore`, "utf8");
const copies = stages.flatMap(({ instructions }) => instructions.filter(({ verb }) => verb === "COPY"));

test("both stages stand on the same small image of a named Node, one that the package runs on", async (t) => {
  const [first, second, ...more] = stages.map(({ base }) => base);
  t.equal(first, second);
  t.same(more, []);
  const [, major] = /^node:(\d+)-slim$/.exec(first ?? "") ?? [];
  t.ok(Number(major) >= Number(/\d+/.exec(MANIFEST.engines.node)?.[0]), `Node ${major}`);
  t.ok(readFileSync(`${ROOT}.ci/run`, "utf8").includes(`Node ${major}`), "which .ci/run tries");
});

test("whatever it copies is there, and is not kept out", async (t) => {
  t.ok(copies.length > 5);
  for (const { flags, rest, line } of copies) {
    const sources = rest.split(" ").slice(0, -1);
    const from = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
    if (from !== undefined) {
      t.ok(
        stages.some(({ name }) => name === from),
        `line ${line}: a stage ${from}`,
      );
      continue;
    }
    for (const source of sources) {
      t.ok(existsSync(`${ROOT}${source}`), `line ${line}: ${source} is there`);
      t.notOk(isIgnored(IGNORE, source), `line ${line}: ${source} is not kept out`);
    }
  }
});

test("nothing of this machine comes into its context", async (t) => {
  const secret = ["certs/ca.key", "certs/leaf.key", ".env", ".git/config", ".npmrc.local", "key.pem"];
  const heavy = ["node_modules/zod/package.json", "dist/cli/main.js", "test/suite.test.ts", "docs/faults.md"];
  for (const file of [...secret, ...heavy]) t.ok(isIgnored(IGNORE, file), file);
});

test("it holds no secret and fetches nothing but packages", async (t) => {
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

test("it runs as a user who is not root, said by number", async (t) => {
  const [uid = "0", gid = "0"] = only("USER").rest.split(":");
  t.ok(Number(uid) > 0 && Number(gid) > 0, only("USER").rest);
  const after = last.instructions.slice(last.instructions.indexOf(only("USER")) + 1);
  t.notOk(after.some(({ verb }) => verb === "RUN"));
});

test("its environment is options that a simulator takes; the control API stays inside", async (t) => {
  const { host, port, controlHost, controlPort, certsDir, logFormat } = optionsIn({});
  t.same(
    { host, port, controlHost, controlPort, certsDir, logFormat },
    { host: "0.0.0.0", port: 8043, controlHost: "127.0.0.1", controlPort: 8044, certsDir: "/certs", logFormat: "json" },
  );
  t.equal(only("EXPOSE").rest, String(OPTIONS.port.fallback));
  t.ok(only("RUN").rest.includes(`mkdir ${environment["CCGW_CERTS_DIR"]}`));
});

test("it begins and is asked for its health without a shell, so that signals arrive", async (t) => {
  t.same(entrypoint, ["node", `/app/${MANIFEST.bin.ccgw}`]);
  t.match(only("HEALTHCHECK").rest, /^CMD /);
  t.same(wordsOf(only("HEALTHCHECK")), ["ccgw", "health"]);
  t.equal(only("STOPSIGNAL").rest, "SIGTERM");
  t.same(all("CMD"), []);
});
