// Tests of the journal of a world through the control API.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

const NOT_SIGNED_IN = { sentence: "the agent is not signed in" };

const JOURNAL = "/worlds/default/journal";

/** Opens a control API with three journal entries, of agents 101, 102 and 101. The last one has no answer. */
async function openWithEntries() {
  const api = await openControlApi();
  const { journal, wallTime } = api.world;
  const connection = {};
  const first = journal.open("login", "PUT", "/agentgateway/resource/onlineagent/101", "101", connection);
  journal.close(first, "login", "0", 200, wallTime);
  const busy = "/agentgateway/resource/onlineagent/102/saybusy?reason=0&password=secret";
  const second = journal.open("sayBusy", "POST", busy, "102", connection, "f81d4fae-7dec.AgentGateway1");
  journal.explain(second, NOT_SIGNED_IN);
  journal.close(second, "sayBusy", "100-006", 200, wallTime);
  journal.open("getEvent", "GET", "/agentgateway/resource/agentevent/101", "101");
  return api;
}

test("requests are listed oldest first, with their answers", async (t) => {
  const { send } = await openWithEntries();
  const { body } = await send("GET", JOURNAL);
  t.equal(body.count, 3);
  const { receivedAt, endedAt, ms, ...second } = body.entries[1];
  t.match([receivedAt, endedAt], [/^\d{4}-.*Z$/, /^\d{4}-.*Z$/]);
  t.ok(ms >= 0);
  t.strictSame(second, {
    number: 2,
    input: null,
    connection: 1,
    phase: "answered",
    worldTime: "2026-01-05T09:00:00.000Z",
    endedWorldTime: "2026-01-05T09:00:00.000Z",
    operation: "sayBusy",
    method: "POST",
    path: "/agentgateway/resource/onlineagent/102/saybusy",
    query: "reason=0&password=***",
    agent: 102,
    guid: "f81d4fae",
    retcode: "100-006",
    reason: { ...NOT_SIGNED_IN, in: null, name: null, found: null, accepted: null, didYouMean: null },
    events: [],
    repeated: false,
    fault: null,
    abandoned: false,
    request: null,
    answer: null,
    bodies: "kept",
    status: 200,
  });
  t.hasStrict(body.entries[2], {
    connection: null,
    phase: "received",
    guid: null,
    retcode: null,
    endedAt: null,
    ms: null,
  });
  t.hasStrict(body.totals, [
    { operation: "login", received: 1, answered: { "0": 1 }, aborted: 0 },
    { operation: "sayBusy", received: 1, answered: { "100-006": 1 }, aborted: 0 },
    { operation: "getEvent", received: 1, answered: {}, aborted: 0, ms: 0 },
  ]);
});

test("filters are combined, and an empty filter is ignored", async (t) => {
  const { send } = await openWithEntries();
  const listNumbers = async (query: string) =>
    (await send("GET", `${JOURNAL}?${query}`)).body.entries.map((entry: { number: number }) => entry.number);
  t.strictSame(
    [
      await listNumbers("agent=101"),
      await listNumbers("operation=sayBusy"),
      await listNumbers("retcode=100-006"),
      await listNumbers("retcode=0&agent=101"),
      await listNumbers("limit=2"),
      await listNumbers("agent=101&limit=1"),
      await listNumbers("limit=0"),
      await listNumbers("agent=&operation=&retcode=&phase=&limit="),
      await listNumbers("agent=201"),
      await listNumbers("phase=received"),
      await listNumbers("phase=answered&agent=101"),
    ],
    [[1, 3], [2], [2], [1], [2, 3], [3], [], [1, 2, 3], [], [3], [1]],
  );
});

test("an invalid filter is refused with a sentence", async (t) => {
  const { send } = await openControlApi();
  const readErrors = async (query: string) => (await send("GET", `${JOURNAL}?${query}`)).body.errors;
  t.strictSame(await readErrors("agnt=101"), [
    'unknown member "agnt" of a query of the journal, did you mean "agent"? A query of the journal has agent, operation, retcode, phase, limit',
  ]);
  t.strictSame(await readErrors("agent=Ada"), ['agent: "Ada" is not a valid agent id: use digits, such as 101']);
  t.strictSame(await readErrors("agent=101&agent=102"), [
    "agent: a list is not a valid agent id: use digits, such as 101",
  ]);
  t.strictSame(await readErrors("limit=-1"), ['limit: "-1" is not a valid limit: use a whole number from 0 to 10000']);
  t.strictSame(await readErrors("phase=answerd"), [
    'phase: unknown phase "answerd", did you mean "answered"? A phase is one of received, answered, aborted',
  ]);
  t.strictSame(await readErrors("retcode=busy"), [
    'retcode: "busy" is not a valid retcode: use 0, or three digits twice, such as 100-006; of a fault also http-503 or reset',
  ]);
  t.match(await readErrors("operation=anser&agent=9999&retcode=999-999"), [
    /^operation: unknown operation "anser", did you mean "answer"\? An operation is one of the gateway's, /,
    /^agent: agent 9999 is not in the center: its agents are /,
    "retcode: neither an interface nor an active fault returns 999-999: use 0 or a retcode of docs/retcodes.md, or add a fault that returns it",
  ]);
});

test("a cleared journal is empty, and later entries continue its numbers", async (t) => {
  const { send, world } = await openWithEntries();
  const cleared = await send("DELETE", JOURNAL);
  t.strictSame([cleared.status, cleared.body], [204, ""]);
  const { count, totals, entries } = (await send("GET", JOURNAL)).body;
  t.strictSame([count, totals.length, entries], [3, 3, []]);
  world.journal.open("login", "PUT", "/", "101");
  t.equal((await send("GET", JOURNAL)).body.entries[0].number, 4);
});
