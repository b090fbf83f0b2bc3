// Checks that fake timers do not affect simulators, whether a simulator was started before the fake timers were installed or after.
import assert from "node:assert/strict";
import { request } from "node:https";
import { startSimulator } from "cc-gateway-simulator";

const settings = { pollHold: "300ms" };
/** More polls than the events of a sign-in need. */
const MAX_POLLS = 20;

/** Sends a request to the gateway; resolves to the answer with its Guid. Rejects if there is no answer after five minutes of real time. */
function send(sim, method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${sim.url}/agentgateway/resource/${path}`,
      { method, ca: sim.ca, agent: false, headers: { "Content-Type": "application/json", ...headers } },
      (answer) => {
        let text = "";
        answer
          .setEncoding("utf8")
          .on("data", (part) => {
            text += part;
          })
          .on("end", () =>
            resolve({ ...JSON.parse(text), guid: String(answer.headers["set-guid"]).replace("JSESSIONID=", "") }),
          );
      },
    );
    sent.on("error", reject);
    // Fake timers do not affect the timeouts of sockets.
    sent.setTimeout(300_000, () => sent.destroy(new Error(`${method} ${path} has no answer after 300 s`)));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/**
 * Starts a simulator before the fake timers are installed and one after, and checks polls, the clock and verification of both.
 *
 * @param {{ install(now: Date): void, advance(ms: number): void, uninstall(): void }} fakes the fake timers of a test framework
 */
export async function playStory(fakes) {
  const before = await startSimulator({ settings, clock: "1x" });
  fakes.install(new Date("2020-01-01T00:00:00Z"));
  const during = await startSimulator({ settings, clock: "1x" });
  for (const sim of [before, during]) {
    const { guid, retcode } = await send(sim, "PUT", "onlineagent/101", { password: "secret", phonenum: "40038" });
    assert.equal(retcode, "0");
    const world = sim.world();
    const start = Date.parse((await world.clock.get()).now);
    fakes.advance(366 * 24 * 3_600_000);
    for (let polls = 1; ; polls++) {
      assert.ok(polls <= MAX_POLLS, `after ${MAX_POLLS} polls there are still events`);
      // The last poll is held for 300 ms of real time, and then answered without an event.
      const { event, retcode } = await send(sim, "GET", "agentevent/101", undefined, { Guid: guid });
      assert.equal(retcode, "0");
      if (event === undefined) break;
    }
    const advancedMs = Date.parse((await world.clock.get()).now) - start;
    assert.ok(
      advancedMs >= 300 && advancedMs < 60_000,
      `the world's clock advanced by ${advancedMs} ms instead of 300 to 60,000 ms`,
    );
    assert.ok(
      start > Date.UTC(2026, 0, 1),
      `the world began at ${new Date(start).toISOString()} instead of after 2026-01-01`,
    );
    await world.reset();
    await world.clock.setMode("manual");
    await world.clock.advance("1h");
    await world.verify({ operation: "login", within: "100ms" });
    await assert.rejects(world.verify({ operation: "sayBusy", within: "100ms" }, { timeout: "20s" }), {
      code: "CCGW_NOT_VERIFIED",
    });
  }
  await before.close();
  await during.close();
  fakes.uninstall();
}
