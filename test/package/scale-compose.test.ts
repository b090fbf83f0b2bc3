// Tests of deploy/scale/compose.scale.yaml: its replicas have valid options, one store and one certificate.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { parse } from "yaml";
import { environment, IMAGE, optionsIn, ROOT } from "./image.ts";

const compose = parse(readFileSync(`${ROOT}deploy/scale/compose.scale.yaml`, "utf8"), { merge: true });
const { redis, haproxy, ...replicas } = compose.services;

/** Returns the variables of a replica, with values for those that compose takes from the environment. */
function variablesOf(replica: { readonly environment: Readonly<Record<string, string>> }): Record<string, string> {
  const given = Object.entries(replica.environment).map(([name, value]) => {
    const filled = value.replace(/^\$\{\w+:\?.*\}$/, "a-control-token").replace(/^\$\{\w+:-(.*)\}$/, "$1");
    return [name, filled];
  });
  return Object.fromEntries(given);
}

test("each replica has its own name, and all have one store, one token and one address for clients", async (t) => {
  t.same(Object.keys(replicas), ["a", "b", "c"]);
  for (const [name, service] of Object.entries<Parameters<typeof variablesOf>[0]>(replicas)) {
    const { replica, store, controlHost, controlToken, sans, publicUrl } = optionsIn(variablesOf(service));
    t.same(
      { replica, store, controlHost, controlToken, sans, publicUrl },
      {
        replica: name,
        store: "redis://redis:6379",
        controlHost: "0.0.0.0",
        controlToken: "a-control-token",
        sans: ["haproxy", "a", "b", "c"],
        publicUrl: "https://localhost:8043",
      },
    );
  }
});

test("all replicas and HAProxy share the folder of certificates, which the first replica fills", async (t) => {
  const { a, b, c } = replicas;
  for (const { volumes, read_only } of [a, b, c]) {
    t.same([volumes, read_only], [[`certs:${environment["CCGW_CERTS_DIR"]}`], true]);
  }
  t.ok(haproxy.volumes.includes(`certs:${haproxy.environment.CERTS}:ro`));
  t.same(
    [b.depends_on, c.depends_on],
    [{ a: { condition: "service_healthy" } }, { a: { condition: "service_healthy" } }],
  );
  t.ok(a.build.dockerfile_inline.startsWith(`FROM ${IMAGE}\n`));
});

test("Redis is started with settings that write its data to disk, and refuse writes when it is full", async (t) => {
  t.match(redis.command.join(" "), /--maxmemory-policy noeviction --appendonly yes --appendfsync everysec$/);
});
