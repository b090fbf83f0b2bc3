// Tests of the clock of a world through the control API.
import { test } from "tap";
import { SCRIPT } from "../../support/center.ts";
import { openControlApi, PLAIN } from "../control-api.ts";

const CLOCK = "/worlds/default/clock";

test("a manual clock stands still until it is advanced", async (t) => {
  const { send } = await openControlApi();
  t.strictSame((await send("GET", CLOCK)).body, { now: "2026-01-05T09:00:00.000Z", mode: "manual", next: null });
  t.strictSame((await send("POST", `${CLOCK}/advance`, { by: "1.5h" })).body, {
    now: "2026-01-05T10:30:00.000Z",
    ran: 0,
  });
  t.equal((await send("GET", CLOCK)).body.now, "2026-01-05T10:30:00.000Z");
});

test("an advance runs the due timers and returns their number", async (t) => {
  const { send } = await openControlApi();
  await send("POST", "/worlds/default/calls", { to: { queue: 25 }, patience: "20s" });
  t.equal((await send("GET", CLOCK)).body.next, "2026-01-05T09:00:20.000Z");
  const advanced = await send("POST", `${CLOCK}/advance`, { to: "next" });
  t.strictSame([advanced.status, advanced.body], [200, { now: "2026-01-05T09:00:20.000Z", ran: 1 }]);
  t.strictSame((await send("GET", "/worlds/default/calls")).body, { calls: [] });
});

test("advancing to the next timer without timers does not move the clock", async (t) => {
  const { send } = await openControlApi();
  t.strictSame((await send("POST", `${CLOCK}/advance`, { to: "next" })).body, {
    now: "2026-01-05T09:00:00.000Z",
    ran: 0,
  });
});

test("an advance with too much traffic is refused with the number of calls and the limit", async (t) => {
  const traffic = { queue: 25, callsPerHour: 1_000_000, talk: "3m" };
  const { send } = await openControlApi({ scenario: { ...PLAIN, steps: [{ traffic }] } });
  const answer = await send("POST", `${CLOCK}/advance`, { by: "30d" });
  t.strictSame(
    [answer.status, answer.body.errors],
    [
      400,
      [
        "by: this advance would bring roughly 720,000,000 calls: at most 10,000,000 are accepted; advance in several parts, or lower callsPerHour",
      ],
    ],
  );
  t.equal((await send("GET", CLOCK)).body.now, "2026-01-05T09:00:00.000Z");
});

test("a refused advance does not move the clock", async (t) => {
  const { send } = await openControlApi();
  const readFirstError = async (body: unknown) => {
    const answer = await send("POST", `${CLOCK}/advance`, body);
    return answer.status === 400 ? answer.body.errors[0] : answer.status;
  };
  const form = "a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h";
  t.strictSame(
    [
      await readFirstError({ by: "-5m" }),
      await readFirstError({ by: 300 }),
      await readFirstError({ by: "soon" }),
      await readFirstError({ by: "31d" }),
      await readFirstError({ to: "tomorrow" }),
      await readFirstError({}),
      await readFirstError({ by: "5m", to: "next" }),
      await readFirstError(undefined),
    ],
    [
      `by: "-5m" is not a valid duration: use ${form}`,
      `by: 300 is not a valid duration: use ${form}`,
      `by: "soon" is not a valid duration: use ${form}`,
      'by: "31d" is too long: at most 30d in one request; send several',
      'to: "tomorrow" is not a valid target of an advance: use "next", the next scheduled entry',
      'an empty object is not a valid advance: use {"by": "30m"} or {"to": "next"}',
      'an object with by, to is not a valid advance: use {"by": "30m"} or {"to": "next"}',
      'an empty value is not a valid advance: use {"by": "30m"} or {"to": "next"}',
    ],
  );
  t.equal((await send("GET", CLOCK)).body.now, "2026-01-05T09:00:00.000Z");
  t.equal((await send("POST", `${CLOCK}/advance`, { by: "30d" })).status, 200);
});

test("the mode of the clock can be changed, and an invalid one is refused", async (t) => {
  const { send, world } = await openControlApi();
  t.teardown(() => world.close());
  t.equal((await send("PUT", CLOCK, { mode: "60x" })).body.mode, "60x");
  const { status, body } = await send("PUT", CLOCK, { mode: "fast" });
  t.strictSame(
    [status, body.errors],
    [
      400,
      [
        'mode: "fast" is not a valid mode of a clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
      ],
    ],
  );
  t.strictSame((await send("PUT", CLOCK, {})).body.errors, [
    'mode: "mode" is missing: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
  ]);
  t.equal((await send("GET", CLOCK)).body.mode, "60x");
  t.equal((await send("PUT", CLOCK, { mode: "manual" })).body.mode, "manual");
});

test("a scenario in which the clock cannot advance is refused with 409", async (t) => {
  const { send, center } = await openControlApi();
  center.onEntry(SCRIPT, () => center.schedule(SCRIPT, center.now, "again"));
  center.schedule(SCRIPT, center.now + 1_000, "again");
  const { status, body } = await send("POST", `${CLOCK}/advance`, { by: "5s" });
  t.equal(status, 409);
  t.match(body, {
    type: "urn:ccgw:problem:time-stands-still",
    detail: /^The clock cannot advance: .* without a delay\.$/,
  });
});
