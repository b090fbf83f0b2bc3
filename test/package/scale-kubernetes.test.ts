// Tests of deploy/scale/kubernetes.yaml and of the files of HAProxy: they match each other and the options of the simulator.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { environment, optionsIn, ROOT } from "./image.ts";
import { findProbesWithToken, readManifest, type Variable } from "./manifests.ts";

const documents = readManifest("deploy/scale/kubernetes.yaml");
const findDocument = (kind: string, name: string) =>
  documents.find((document) => document.kind === kind && document.metadata.name === name);
const replicas = findDocument("StatefulSet", "ccgw");
const pod = replicas.spec.template.spec;
const [simulator] = pod.containers;
const haproxy = findDocument("Deployment", "ccgw-haproxy").spec.template.spec;
const haproxyConfig = readFileSync(`${ROOT}deploy/scale/haproxy.cfg`, "utf8");

test("every service, budget and autoscaler belongs to pods of the file", async (t) => {
  const labels = documents.flatMap(({ spec }) => (spec.template === undefined ? [] : [spec.template.metadata.labels]));
  for (const { kind, spec } of documents) {
    const selector = spec.selector?.matchLabels ?? (kind === "Service" ? spec.selector : undefined);
    if (selector !== undefined)
      t.ok(
        labels.some((label) => JSON.stringify(label) === JSON.stringify(selector)),
        kind,
      );
  }
  t.same(findDocument("HorizontalPodAutoscaler", "ccgw").spec.scaleTargetRef.name, replicas.metadata.name);
});

test("the replicas have valid options, different names, and one folder of certificates", async (t) => {
  const given = simulator.env.map(({ name, value = "given" }: Variable) => [name, value]);
  const { replica, store, controlHost, controlToken, publicUrl, sans } = optionsIn(Object.fromEntries(given));
  t.same(
    { replica, store, controlHost, controlToken, publicUrl },
    {
      replica: "given",
      store: "redis://ccgw-redis:6379",
      controlHost: "0.0.0.0",
      controlToken: "given",
      publicUrl: "https://ccgw-haproxy:8043",
    },
  );
  t.same(sans, ["ccgw-haproxy", "ccgw-0.ccgw", "ccgw-1.ccgw", "ccgw-2.ccgw"]);
  t.same(simulator.volumeMounts, [{ name: "certs", mountPath: environment["CCGW_CERTS_DIR"], readOnly: true }]);
  t.equal(pod.enableServiceLinks, false, "the cluster sets no variable CCGW_PORT");
});

test("every probe uses a path that needs no token", async (t) => {
  t.strictSame(findProbesWithToken(simulator), []);
});

test("HAProxy gets every variable of its configuration, and names every replica", async (t) => {
  const names = new Set([...haproxyConfig.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  t.same(new Set(haproxy.containers[0].env.map(({ name }: Variable) => name)), names);
  for (const backend of ["gateways", "controls"]) {
    const [, section = ""] =
      new RegExp(`^backend ${backend}\\n((?:    .*\\n|\\n|#.*\\n)*)`, "m").exec(haproxyConfig) ?? [];
    const ids = [...section.matchAll(/^ {4}server (\w) .* id (\d)/gm)].map(([, name, id]) => [name, id]);
    t.same(ids, [
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ]);
    t.equal(ids.length, replicas.spec.replicas);
  }
});

test("HAProxy is configured to end polls with their clients, keep the case of Set-GUID, and answer without a replica", async (t) => {
  for (const line of [
    "option abortonclose",
    "h1-case-adjust set-guid Set-GUID",
    "option h1-case-adjust-bogus-client",
  ]) {
    t.ok(haproxyConfig.includes(`    ${line}\n`), line);
  }
  for (const [, file = ""] of haproxyConfig.matchAll(/errorfile \d+ "\$\{CONFIG\}\/(\S+)"/g)) {
    t.ok(existsSync(`${ROOT}deploy/scale/${file}`), file);
  }
  const readAnswer = (file: string): string => readFileSync(`${ROOT}deploy/scale/errors/${file}`, "utf8");
  for (const file of ["gateway.http", "control.http"]) {
    const [head = "", body = ""] = readAnswer(file).split("\r\n\r\n");
    t.match(head, new RegExp(`^Content-Length: ${Buffer.byteLength(body)}$`, "m"), file);
    JSON.parse(body);
  }
  t.match(readAnswer("control.http"), /^HTTP\/1.1 503 .*\r\n(?:.*\r\n)*Retry-After: 1\r\n/);
});
