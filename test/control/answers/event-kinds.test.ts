// Tests that the documented kinds of events match the events of all shipped scenarios.
import { test } from "tap";
import { eventAnswer, writeEvent } from "../../../src/control/answers/event-answer.ts";
import { EVENT_KINDS, EVENT_TYPES } from "../../../src/control/answers/event-kinds.ts";
import { listShippedNames } from "../../../src/scenario/shipped.ts";
import { readScript } from "../../../src/world/reading/read-script.ts";
import { World } from "../../../src/world/world.ts";

const HOUR_MS = 3_600_000;
/** A larger number is an instant in milliseconds, because no count, id or duration of an hour is so large. */
const MAX_NUMBER = 1_000_000_000;

test("every event has only the documented members, and no instants as numbers", async (t) => {
  const seenTypes = new Set<string>();
  for (const name of await listShippedNames()) {
    const script = await readScript(name);
    if ("problems" in script) throw new Error(script.problems.join());
    const world = await World.open({ name, scenario: script.scenario, clock: { kind: "manual" }, standIns: true });
    const problems = new Set<string>();
    world.center.log.listen((logged) => {
      const { serial, at, cause, type, agent, call, ...own } = eventAnswer.parse(
        JSON.parse(JSON.stringify(writeEvent(logged))),
      );
      seenTypes.add(type);
      const known: readonly string[] = EVENT_KINDS[type].has;
      for (const [member, value] of Object.entries(own)) {
        if (!known.includes(member)) problems.add(`${type} has ${member}`);
        if (typeof value === "number" && value > MAX_NUMBER) problems.add(`${type}.${member} is ${value}`);
      }
    });
    world.advance(HOUR_MS);
    world.close();
    t.strictSame([...problems], [], name);
  }
  // No shipped scenario records calls on request or plays recordings.
  t.ok(seenTypes.size >= 60, `${seenTypes.size} of ${EVENT_TYPES.length} types were seen`);
});
