// Tests of the findings of a world through the control API.
import { test } from "tap";
import { NO_FACTS } from "../../../src/world/findings/kind.ts";
import { outdatedOperation } from "../../../src/world/findings/kinds/outdated-operation.ts";
import { pollingTooFast } from "../../../src/world/findings/kinds/polling-too-fast.ts";
import { twoPolls } from "../../../src/world/findings/kinds/two-polls-at-once.ts";
import { FakeWall } from "../../support/wall.ts";
import { openControlApi } from "../control-api.ts";

const FINDINGS = "/worlds/default/findings";

/** Opens a control API with three findings: of agent 101 (twice), of connection 3, and of agent 102. */
async function openWithFindings() {
  const api = await openControlApi({ wall: new FakeWall(Date.UTC(2026, 10, 22, 14)) });
  const { findings } = api.world;
  findings.add(pollingTooFast, 101, 6, { least: 20 });
  api.world.advance(1_000);
  findings.add(pollingTooFast, 101, 7, { least: 30 });
  findings.add(outdatedOperation, -3, 8, { names: ["heartbeat"] });
  findings.add(twoPolls, 102, 9, NO_FACTS);
  return api;
}

test("findings are listed in order, with the worst severity", async (t) => {
  const { send } = await openWithFindings();
  const { body } = await send("GET", FINDINGS);
  t.strictSame([body.worst, body.unkept, body.findings.length], ["warning", 0, 3]);
  t.strictSame(body.findings[0], {
    kind: "polling-too-fast",
    severity: "warning",
    agent: 101,
    connection: null,
    sentence: "The client of agent 101 polled again as soon as 20 ms after an empty answer (2 times).",
    rule: "Poll again 200 to 500 ms after an empty answer, and immediately only after an event.",
    page: "cec_07_1274",
    times: 2,
    first: { wall: "2026-11-22T14:00:00.000Z", world: "2026-01-05T09:00:00.000Z" },
    last: { wall: "2026-11-22T14:00:00.000Z", world: "2026-01-05T09:00:01.000Z" },
    entries: [6, 7],
  });
  t.hasStrict(body.findings[1], { agent: null, connection: 3, page: null });
});

test("findings are filtered by agent, minimum severity and kind, and the worst is that of all", async (t) => {
  const { send } = await openWithFindings();
  const filterBy = async (query: string) => {
    const { body } = await send("GET", `${FINDINGS}?${query}`);
    return [body.worst, body.findings.map(({ kind }: { kind: string }) => kind)];
  };
  t.strictSame(await filterBy("agent=102"), ["warning", ["two-polls-at-once"]]);
  t.strictSame(await filterBy("severity=warning"), ["warning", ["polling-too-fast", "two-polls-at-once"]]);
  t.strictSame(await filterBy("severity=error"), ["warning", []]);
  t.strictSame(await filterBy("kind=outdated-operation"), ["warning", ["outdated-operation"]]);
});

test("a query with mistakes is refused with what is accepted", async (t) => {
  const { send } = await openControlApi();
  for (const [query, error] of [
    ["agent=9999", /^agent: agent 9999 is not in the center: its agents are /],
    ["agent=Ada", 'agent: "Ada" is not a valid agent id: use digits, such as 101'],
    ["severity=bad", 'severity: unknown severity "bad": a severity is one of note, warning, error'],
    ["sort=1", 'unknown member "sort" of a query of findings: a query of findings has agent, severity, kind'],
  ]) {
    t.match((await send("GET", `${FINDINGS}?${query}`)).body, { status: 400, errors: [error] });
  }
  const { errors } = (await send("GET", `${FINDINGS}?kind=two-polls`)).body;
  t.match(errors[0], 'kind: unknown kind of finding "two-polls": a kind of finding is one of polling-too-fast, ');
});

test("findings are cleared", async (t) => {
  const { send } = await openWithFindings();
  t.equal((await send("DELETE", FINDINGS)).status, 204);
  t.strictSame((await send("GET", FINDINGS)).body, { worst: null, findings: [], unkept: 0 });
});
