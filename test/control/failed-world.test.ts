// A world that an error of the simulator has stopped, through the control API: why it stopped, and how it is started again.
import { test } from "tap";
import { openDoor } from "./door.ts";

const SENTENCE =
  "An error of the simulator stopped this world: TypeError: no such thing. Reset the world to start it again.";

const FAILED = {
  type: "urn:ccgw:problem:world-failed",
  title: "The world has failed",
  status: 409,
  detail: SENTENCE,
};

/** A control API on the world default, in which the next thing that happens throws, and the world other. */
async function openFailing() {
  const door = await openDoor();
  await door.ask("POST", "/worlds", { name: "other", clock: "manual" });
  door.center.log.listen(() => {
    throw new TypeError("no such thing");
  });
  return door;
}

test("a request that throws is answered 409 with the reason, and stops this world alone", async (t) => {
  const { ask } = await openFailing();
  t.strictSame((await ask("POST", "/worlds/default/calls", { to: { queue: 25 } })).body, FAILED);
  t.strictSame((await ask("GET", "/worlds/default/agents")).body, FAILED);
  t.equal((await ask("POST", "/worlds/other/calls", { to: { agent: 101 } })).status, 201);
});

test("a request that only reads and throws stops its world, too; the answer has the message, but no stack", async (t) => {
  const { ask, world } = await openDoor();
  world.writtenSettings = () => {
    throw new TypeError("no such thing");
  };
  t.strictSame((await ask("GET", "/worlds/default/settings")).body, FAILED);
  t.equal(world.fence.failure, SENTENCE);
});

test("a timer that throws while the clock is advanced is answered so, too", async (t) => {
  const { ask, center } = await openFailing();
  center.bookDayBegin(center.now + 1_000);
  t.strictSame((await ask("POST", "/worlds/default/clock/advance", { by: "1m" })).body, FAILED);
});

test("a failed world says why when it is read or listed; metrics go on, and what needs no center is served", async (t) => {
  const { ask } = await openFailing();
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const { worlds } = (await ask("GET", "/worlds")).body;
  t.strictSame(
    worlds.map(({ failed }: { failed?: string }) => failed),
    [SENTENCE, undefined],
  );
  t.equal((await ask("GET", "/worlds/default")).body.failed, SENTENCE);
  const served = ["/metrics", "/healthz", "/worlds/default/journal", "/worlds/default/findings"];
  for (const path of served) t.equal((await ask("GET", path)).status, 200, path);
});

test("every other request to it is refused with the reason", async (t) => {
  const { ask } = await openFailing();
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  for (const path of ["scenario", "settings", "agents", "calls", "clock", "faults", "events", "snapshot"]) {
    t.strictSame((await ask("GET", `/worlds/default/${path}`)).body, FAILED, path);
  }
});

test("a reset starts it again; so does a snapshot", async (t) => {
  const { ask, world } = await openFailing();
  const { body: snapshot } = await ask("GET", "/worlds/other/snapshot");
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const reset = await ask("POST", "/worlds/default/reset");
  t.strictSame([reset.status, reset.body.failed], [200, undefined]);
  t.equal((await ask("PATCH", "/worlds/default/agents/101", { signedIn: true })).status, 200);

  world.fence.fail(new TypeError("no such thing"));
  t.equal((await ask("PUT", "/worlds/default/snapshot", snapshot)).status, 200);
  t.equal((await ask("GET", "/worlds/default/agents/101")).status, 200);
});
