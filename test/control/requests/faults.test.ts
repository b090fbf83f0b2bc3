// Tests of faults through the control API: adding, listing, deleting, and refusals with reasons.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

const FAULTS = "/worlds/default/faults";
const RULE = { agents: [101], operations: ["queryCallStatisticsInfo"], times: 2, effect: { retcode: "100-007" } };

test("a fault is added with a sentence, listed with its number of uses, and deleted", async (t) => {
  const { send, world } = await openControlApi();
  const sentence = "The next 2 requests queryCallStatisticsInfo of agent 101 are answered 100-007.";
  const fault = { id: 1, sentence, timesApplied: 0, left: 2, until: null, url: null, rule: RULE };
  const made = await send("POST", FAULTS, RULE);
  t.strictSame([made.status, made.headers["location"], made.body], [201, `${FAULTS}/1`, fault]);
  t.strictSame((await send("GET", `${FAULTS}/1`)).body, fault);

  world.faults.onRequest("queryCallStatisticsInfo", 101);
  await send("POST", FAULTS, { for: "30s", effect: { switchOver: true } });
  const { faults } = (await send("GET", FAULTS)).body;
  t.strictSame(
    faults.map((listed: typeof fault) => [listed.id, listed.timesApplied, listed.left, listed.until]),
    [
      [1, 1, 1, null],
      [2, 0, null, "2026-01-05T09:00:30.000Z"],
    ],
  );
  t.equal((await send("DELETE", `${FAULTS}/1`)).status, 204);
  t.equal((await send("DELETE", FAULTS)).status, 204);
  t.strictSame((await send("GET", FAULTS)).body, { faults: [] });
});

test("a fault that is over or never existed is answered with 404", async (t) => {
  const { send, world } = await openControlApi();
  await send("POST", FAULTS, { for: "30s", effect: { kick: true } });
  world.advance(30_000);
  for (const [method, id] of [
    ["GET", "1"],
    ["DELETE", "1"],
    ["GET", "2"],
    ["DELETE", "x"],
  ] as const) {
    const { status, body } = await send(method, `${FAULTS}/${id}`);
    const detail = `There is no fault "${id}": it is over or never existed. GET ${FAULTS} lists the faults.`;
    t.strictSame([status, body.type, body.detail], [404, "urn:ccgw:problem:unknown-fault", detail]);
  }
});

test("a fault with a separate port is answered and listed with the port's URL", async (t) => {
  const url = "https://127.0.0.1:40123";
  const { send } = await openControlApi({ portOpener: () => ({ opened: Promise.resolve(url), close: () => {} }) });
  const made = await send("POST", FAULTS, { effect: { certificate: "expired" } });
  t.strictSame(
    [made.status, made.body],
    [
      201,
      {
        id: 1,
        sentence: "All connections to a separate port get an expired certificate.",
        timesApplied: 0,
        left: null,
        until: null,
        url,
        rule: { effect: { certificate: "expired" } },
      },
    ],
  );
  t.strictSame((await send("GET", FAULTS)).body, { faults: [made.body] });
});

test("without ports, a fault that needs one is added, and its sentence says that it has none", async (t) => {
  const { send } = await openControlApi();
  const { status, body } = await send("POST", FAULTS, { effect: { protocol: "TLSv1" } });
  const sentence =
    "All connections to a separate port are offered TLSv1 and nothing newer; this simulator opens no ports.";
  t.strictSame([status, body.url, body.sentence], [201, null, sentence]);
});

test("a fault whose port cannot be opened is not added", async (t) => {
  const failToOpen = () => Promise.reject(new Error("listen EMFILE: too many open files"));
  const { send } = await openControlApi({ portOpener: () => ({ opened: failToOpen(), close: () => {} }) });
  const { status, body } = await send("POST", FAULTS, { effect: { certificate: "expired" } });
  const detail = "The port of fault 1 cannot be opened: listen EMFILE: too many open files. The fault was not added.";
  t.strictSame([status, body.type, body.detail], [409, "urn:ccgw:problem:port-not-opened", detail]);
  t.strictSame((await send("GET", FAULTS)).body, { faults: [] });
});

const OPERATION_FORM = "one of the gateway's, such as login, answer, hold, release or sayBusy";
const POLLS = "getAgentEvent, getAllAgentEvent, getJsonpAgentEvent, getAgentEventInAsync";
const EFFECTS =
  "retcode, status, delay, reset, stall, malformed, truncated, events, guid, kick, switchOver, certificate, protocol";
const RETCODE = { retcode: "100-007" };

const MISTAKES: [body: unknown, ...errors: string[]][] = [
  [{}, `effect: "effect" is missing: use an object with ${EFFECTS}`],
  [{ effect: {} }, `effect: this effect is empty: it is one of ${EFFECTS}`],
  [
    { effect: { retcode: "100-007", kick: true } },
    "effect: retcode and kick are 2 effects: use a separate fault for each",
  ],
  [
    { effect: { retcod: "100-007" } },
    `effect: unknown member "retcod" of an effect, did you mean "retcode"? An effect has ${EFFECTS}`,
  ],
  [
    { effect: { retcode: "0" } },
    'effect.retcode: "0" is not a valid error retcode: use three digits twice, such as 100-006',
  ],
  [
    { effect: { retcode: 100007 } },
    "effect.retcode: 100007 is a number and an error retcode is text: use three digits twice, such as 100-006, in quotes",
  ],
  [
    { effect: { status: 200 } },
    "effect.status: 200 is not a valid HTTP error status: use a whole number from 400 to 599, such as 503",
  ],
  [{ effect: { reset: false } }, "effect.reset: false is not a valid reset: use true; leave it out for another effect"],
  [
    { effect: { delay: "11m" } },
    'effect.delay: "11m" is not a valid delay: use a duration such as 2s, or {p50: 300ms, p95: 2s, max: 5s}; at most 10m',
  ],
  [{ effect: { delay: { p50: "2s", p95: "1s" } } }, "effect.delay.p95: p95 (1s) is below p50 (2s)"],
  [
    { effect: { events: "gone" } },
    'effect.events: "gone" is not a valid event fault: use one of lost, doubled, late, reordered, or {late: <duration>}, at most 10m',
  ],
  [{ agents: 999, effect: RETCODE }, "agents: agent 999 is not in the center: its agents are 101, 102, 201"],
  [
    { operations: ["queryCallStatisticInfo"], effect: RETCODE },
    `operations[0]: unknown operation "queryCallStatisticInfo", did you mean "queryCallStatisticsInfo"? An operation is ${OPERATION_FORM}`,
  ],
  [
    { operations: ["hold"], effect: { switchOver: true } },
    `operations: a switch-over affects only polls: leave out operations, or use ${POLLS}`,
  ],
  [
    { operations: ["hold"], effect: { events: "lost" } },
    "operations: this effect applies to events, not to requests: leave out operations",
  ],
  [
    { effect: { certificate: "old" } },
    'effect.certificate: unknown certificate fault "old": a certificate fault is one of expired, wrongHost',
  ],
  [
    { effect: { protocol: "SSLv3" } },
    'effect.protocol: unknown old TLS version "SSLv3": an old TLS version is one of TLSv1.1, TLSv1',
  ],
  [
    {
      agents: 101,
      operations: ["hold"],
      state: "idle",
      times: 1,
      skip: 1,
      probability: 0.5,
      from: "1m",
      effect: { certificate: "expired" },
    },
    "agents: a TLS connection is set up before the first request; leave out agents",
    "operations: a TLS connection is set up before the first request; leave out operations",
    "state: a TLS connection is set up before the first request; leave out state",
    "times: every connection to the port of this fault gets the same effect; leave out times",
    "skip: every connection to the port of this fault gets the same effect; leave out skip",
    "probability: every connection to the port of this fault gets the same effect; leave out probability",
    "from: the port opens when the fault is added, so add the fault when it should begin; leave out from",
  ],
  [{ for: "1m", to: "2m", effect: RETCODE }, "for: a fault has for or to, not both"],
  [
    { from: "2026-01-05T10:00:00Z", to: "2026-01-05T09:00:00Z", effect: RETCODE },
    "to: 2026-01-05T09:00:00Z is not after 2026-01-05T10:00:00Z, when the fault begins",
  ],
  [
    { probability: 0, times: -1, effect: RETCODE },
    "times: -1 is not a valid number of times: use a whole number, at least 1",
    "probability: 0 is not a valid probability: use a number above 0 and up to 1, such as 0.3",
  ],
];

test("a fault with mistakes is refused with every mistake, and is not added", async (t) => {
  const { send } = await openControlApi();
  for (const [body, ...errors] of MISTAKES) {
    const answer = await send("POST", FAULTS, body);
    t.strictSame([answer.status, answer.body.errors], [400, errors], JSON.stringify(body));
  }
  t.strictSame((await send("GET", FAULTS)).body, { faults: [] });
});
