// Tests of the part `peers` of the benchmark with literal rounds: figures, tables, page, chart, and configurations of the peers.
import { readFileSync } from "node:fs";
import { test } from "tap";
import {
  buildMockoonEnvironment,
  buildMountebankImposters,
  buildPrismDocument,
  buildWiremockMapping,
  readKeyAndCertificate,
} from "../../bench/peers/documents.mjs";
import { findFirstVersion } from "../../bench/peers/install.mjs";
import { drawChart } from "../../bench/report/peers-chart.mjs";
import { buildPeersSection, replacePeersSection } from "../../bench/report/peers-page.mjs";
import { buildLoadTable, buildProcessTable, type Contender, report } from "../../bench/report/peers-report.mjs";

const OPTIONS = { starts: 1, rounds: 2, seconds: 1, connectionSeconds: 0.5, requests: 160_000, connections: 64 };

const bare: Contender = {
  id: "https",
  label: "bare node:https",
  version: "",
  how: "",
  isSecure: true,
  starts: [80],
  memory: { start: 50, first: 60, end: 90, requests: 160_010 },
  rounds: [
    { requests: 40_000, seconds: 1, p99Ms: 3, serverCpuUs: 800_000, answerBytes: 538 },
    { requests: 20_000, seconds: 1, p99Ms: 5, serverCpuUs: 400_000, answerBytes: 538 },
  ],
  connectionRounds: [
    { connections: 500, seconds: 0.5, serverCpuUs: 450_000, generatorCores: 0.99 },
    { connections: 600, seconds: 0.5, serverCpuUs: 540_000, generatorCores: 0.97 },
  ],
  failure: null,
};
const simulator: Contender = {
  ...bare,
  id: "simulator",
  label: "this simulator",
  rounds: [
    { requests: 30_000, seconds: 1, p99Ms: 4, serverCpuUs: 750_000, answerBytes: 538 },
    { requests: 16_000, seconds: 1, p99Ms: 6, serverCpuUs: 400_000, answerBytes: 538 },
  ],
};
const slow: Contender = {
  ...bare,
  id: "slow",
  label: "Slow (plain HTTP)",
  version: "1.2.3",
  how: "`slow start` with one route",
  isSecure: false,
  starts: [900],
  memory: { start: 100, first: 120, end: 300, requests: 90_000 },
  rounds: [
    { requests: 1_000, seconds: 1, p99Ms: 80, serverCpuUs: 990_000, answerBytes: 600 },
    { requests: 1_000, seconds: 1, p99Ms: 90, serverCpuUs: 990_000, answerBytes: 600 },
  ],
  connectionRounds: [],
};
const quicker: Contender = {
  ...slow,
  id: "quicker",
  label: "Quicker",
  rounds: slow.rounds.map((round) => ({ ...round, requests: 2_000 })),
};
/** A server that ended during the benchmark. */
const failed: Contender = { ...slow, id: "lost", label: "Lost", rounds: [], failure: "it ended (exit code 7)" };

const fullReport = report(
  [simulator, bare, slow, quicker, failed],
  [{ label: "Absent", why: "it needs java" }],
  OPTIONS,
);
const { figures } = report([simulator, bare, slow], [], OPTIONS);

test("each server is compared with the bare server of the same round, and the fastest peer is first", (t) => {
  const { columns, rows } = buildLoadTable(fullReport.figures.servers);
  t.strictSame(
    [columns, ...rows.slice(0, 4)],
    [
      ["server", "requests/s", "of bare", "lowest", "highest", "p99 ms", "CPU us/request", "answer bytes"],
      ["this simulator", "23,000", "0.775", "0.750", "0.800", "5.0", "25.0", "538"],
      ["bare node:https", "30,000", "1.000", "1.000", "1.000", "4.0", "20.0", "538"],
      ["Quicker", "2,000", "0.075", "0.050", "0.100", "85.0", "495.0", "600"],
      ["Slow (plain HTTP)", "1,000", "0.038", "0.025", "0.050", "85.0", "990.0", "600"],
    ],
  );
  t.end();
});

test("start, memory and new connections have their own table", (t) => {
  const { columns, rows } = buildProcessTable(figures.servers, OPTIONS);
  t.strictSame(columns.slice(3, 5), ["after 1,000 requests", "after 160,000 requests"]);
  t.strictSame(rows, [
    ["this simulator", "80", "50.0", "60.0", "90.0", "1,100", "0.90"],
    ["bare node:https", "80", "50.0", "60.0", "90.0", "1,100", "0.90"],
    ["Slow (plain HTTP)", "900", "100.0", "120.0", "300.0", "not measured here", "not measured here"],
  ]);
  t.end();
});

test("a server that failed, is absent or too slow is named", (t) => {
  t.strictSame(fullReport.failures, ["Lost LEFT THE COMPARISON: it ended (exit code 7)"]);
  const notes = fullReport.notes.filter((note) => /Absent|in time|limit for|^Slow.*1\.2\.3/.test(note));
  t.strictSame(notes, [
    "the client of the new connections was the limit for this simulator, bare node:https: compare CPU per connection",
    "Quicker answered only 90,000 requests in time; its last RSS is after those",
    "Slow (plain HTTP) answered only 90,000 requests in time; its last RSS is after those",
    "Lost answered only 90,000 requests in time; its last RSS is after those",
    "Absent is not measured: it needs java",
    "Slow (plain HTTP) 1.2.3: `slow start` with one route",
  ]);
  t.end();
});

test("without the bare server there are no ratios", (t) => {
  const [only] = report([{ ...bare, rounds: [] }, slow], [], OPTIONS).figures.servers.slice(1);
  t.strictSame([only?.requestsPerSecond, only?.ofBare], [1_000, null]);
  t.end();
});

test("the page gets the machine, the day, the tables and the versions between its comments", (t) => {
  const measurement = { machine: "Node v20, 2 x Processor", pinning: "server on core 0", date: "2026-11-29" };
  const section = buildPeersSection({ ...figures, absent: [{ label: "Absent", why: "it needs java" }] }, measurement);
  t.match(section, "Measured on 2026-11-29: Node v20, 2 x Processor; server on core 0.");
  t.match(section, "Absent was not measured: it needs java.");
  t.match(section, "| this simulator    | 23,000     | 0.775   |");
  t.match(section, "| Slow (plain HTTP) | 1.2.3   | `slow start` with one route |");
  const page = replacePeersSection("before\n<!-- peers: begin -->\nold\n<!-- peers: end -->\nafter\n", "new");
  t.equal(page, "before\n<!-- peers: begin -->\nnew\n<!-- peers: end -->\nafter\n");
  t.throws(() => replacePeersSection("no comments", "new"), { message: /has no "<!-- peers: begin -->"/ });
  t.end();
});

test("the bars of the chart are in proportion to their figures", (t) => {
  const picture = drawChart(figures.servers, OPTIONS);
  const bars = [...picture.matchAll(/<rect class="(\w+)" x="160" y="\d+" width="([\d.]+)"/g)];
  t.strictSame(
    bars.map(([, kind, width]) => [kind, Number(width)]),
    [
      ["own", 51.6],
      ["bar", 67.3],
      ["bar", 2.2],
    ],
  );
  // There are six figures of each of the three servers, but the new connections of one were not measured.
  t.equal([...picture.matchAll(/<rect /g)].length, 6 * 3 - 1);
  t.match(picture, ">23,000</text>");
  t.match(picture, "prefers-color-scheme: dark");
  t.match(picture, "Last RSS: after 160,000 requests.");
  t.notMatch(picture, /NaN|null|undefined/);
  t.end();
});

test("the configuration of every peer has the path and the body of the answer", (t) => {
  const answer = { path: "/numbers", body: '{"talktime":1}' };
  t.hasStrict(buildWiremockMapping(answer), { request: { urlPath: "/numbers" }, response: { body: '{"talktime":1}' } });
  t.hasStrict(buildMountebankImposters(answer, { port: 1, cert: "C", key: "K" }), {
    imposters: [
      { port: 1, cert: "C", key: "K", stubs: [{ responses: [{ is: { headers: { "Content-Length": "14" } } }] }] },
    ],
  });
  t.hasStrict(buildMockoonEnvironment(answer, { port: 1, certPath: "c.pem", keyPath: "k.pem" }), {
    tlsOptions: { enabled: true, certPath: "c.pem", keyPath: "k.pem" },
    routes: [{ endpoint: "numbers", responses: [{ body: '{"talktime":1}' }] }],
  });
  t.hasStrict(buildPrismDocument(answer), {
    paths: {
      "/numbers": { get: { responses: { 200: { content: { "application/json": { example: { talktime: 1 } } } } } } },
    },
  });
  t.end();
});

test("a key and a certificate are read from one file, and a version from what a program prints", (t) => {
  const key = "-----BEGIN EC PRIVATE KEY-----\nK\n-----END EC PRIVATE KEY-----\n";
  const cert = "-----BEGIN CERTIFICATE-----\nC\n-----END CERTIFICATE-----\n";
  t.strictSame(readKeyAndCertificate(`${cert}${key}`), { key, cert });
  t.throws(() => readKeyAndCertificate(key), { message: "the PEM file has no CERTIFICATE" });
  t.throws(() => readKeyAndCertificate(cert), { message: "the PEM file has no PRIVATE KEY" });
  t.equal(findFirstVersion("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment"), "17.0.15");
  t.equal(findFirstVersion("no number"), null);
  t.end();
});

test("the peers are pinned: exact versions, and every package with its hash", (t) => {
  const readJson = (file: string) =>
    JSON.parse(readFileSync(new URL(`../../bench/peers/${file}`, import.meta.url), "utf8"));
  const { dependencies } = readJson("package.json") as { dependencies: Record<string, string> };
  const lock = readJson("package-lock.json") as {
    packages: Record<string, { integrity?: string; dependencies?: object }>;
  };
  t.strictSame(lock.packages[""]?.dependencies, dependencies);
  t.strictSame(
    Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
  const withoutHash = Object.entries(lock.packages).filter(
    ([path, { integrity }]) => path !== "" && !integrity?.startsWith("sha512-"),
  );
  t.strictSame(withoutHash, []);
  t.end();
});
