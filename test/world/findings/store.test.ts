// Tests of the store of findings: its contents, limits and filters.
import { test } from "tap";
import { Findings, MAX_FINDINGS } from "../../../src/world/findings/findings.ts";
import { FINDING_KINDS, KIND_NAMES } from "../../../src/world/findings/kinds/index.ts";
import { pollingTooFast } from "../../../src/world/findings/kinds/polling-too-fast.ts";
import { staleGuid } from "../../../src/world/findings/kinds/stale-guid.ts";
import { openWorld } from "../../support/gateway.ts";
import { listFindingKinds, openWithFakeWall } from "./arrange.ts";

/** Opens a store of findings. `first` has the kinds of the new findings, in order. */
function openFindings() {
  const first: string[] = [];
  const findings = new Findings({ now: () => 2_000.7, world: () => 1_000, onFirst: ({ kind }) => first.push(kind) });
  return { findings, first };
}

test("each kind has a unique name, a summary, a rule and optionally a page", async (t) => {
  const names = FINDING_KINDS.map(({ name }) => name);
  t.equal(new Set(names).size, names.length);
  for (const { name, summary, rule, page } of FINDING_KINDS) {
    t.match(name, /^[a-z]+(-[a-z]+)+$/);
    t.match([summary, rule], [/^[A-Z].*\.$/, /^[A-Z].*\.$/], name);
    t.match(page ?? "cec_07_0000", /^cec_07_\d{4}$/, name);
  }
});

test("each kind is listed under its own name", (t) => {
  t.strictSame(
    FINDING_KINDS.map(({ name }) => name),
    KIND_NAMES,
  );
  t.end();
});

test("repetitions are counted; a finding lists its last ten journal entries, each once", async (t) => {
  const { findings, first } = openFindings();
  for (let entry = 1; entry <= 12; entry++) findings.add(pollingTooFast, 101, entry, { least: 100 - entry });
  findings.add(pollingTooFast, 101, 12, { least: 5 });
  const [finding] = findings.list();
  t.equal(finding?.sentence, "The client of agent 101 polled again as soon as 5 ms after an empty answer (13 times).");
  t.hasStrict(finding, { times: 13, entries: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], first: { wall: 2_000, world: 1_000 } });
  t.strictSame(first, ["polling-too-fast"]);
});

test("findings are filtered by agent, kind and severity; the worst severity of all is returned", async (t) => {
  const { findings } = openFindings();
  t.equal(findings.worst, undefined);
  findings.add(pollingTooFast, 101, 1, { least: 5 });
  t.equal(findings.worst, "warning");
  findings.add(staleGuid, 102, 2, { operation: "hold" });
  // A client without an agent is named by its negated connection.
  findings.add(pollingTooFast, -7, 3, { least: 5 });
  t.equal(findings.worst, "error");
  const kindsOf = (filter: Parameters<Findings["list"]>[0]) =>
    findings.list(filter).map(({ kind, agent, connection }) => [kind, agent ?? connection]);
  t.strictSame(kindsOf({ agent: 101 }), [["polling-too-fast", 101]]);
  t.strictSame(kindsOf({ severity: "error" }), [["stale-guid", 102]]);
  t.strictSame(kindsOf({ kind: "polling-too-fast" }), [
    ["polling-too-fast", 101],
    ["polling-too-fast", 7],
  ]);
});

test("at most 10,000 findings are kept; the others are counted", async (t) => {
  const { findings } = openFindings();
  for (let who = 1; who <= MAX_FINDINGS + 5; who++) findings.add(pollingTooFast, who, who, { least: 5 });
  findings.add(pollingTooFast, 1, 1, { least: 5 });
  t.strictSame([findings.list().length, findings.droppedCount], [10_000, 5]);
  findings.clear();
  t.strictSame([findings.list().length, findings.droppedCount, findings.worst], [0, 0, undefined]);
});

test("a reset keeps the findings and forgets the clients", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.poll();
  gateway.world.reset();
  t.strictSame(listFindingKinds(gateway), ["polling-too-fast"]);
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.poll();
  t.hasStrict(gateway.world.findings.list(), [{ times: 1 }]);
});

test("agents that the simulator plays cause no findings", async (t) => {
  const steps = [{ call: { to: { agent: 102 } } }, { busy: { agent: 102 } }, { wait: "1h" }];
  const world = await openWorld({ center: { agents: [{ id: 102, autopilot: true }] }, steps });
  world.advance(8 * 3_600_000);
  world.clientObserver.onRunEnded();
  t.strictSame(world.findings.list(), []);
});
