// Tests that state read from the core cannot be changed: each attempt below does not compile.
// Reads return the state itself, not a copy.
import { test } from "tap";
import { type Agent, type Call, type Center, type Move, type Session, unlockAccount } from "../../src/core/index.ts";
import { openCenter } from "../support/center.ts";

/**
 * Tries to write to state that is read-only. It is never called: if a write compiles, the type check fails, because its expected error is
 * missing.
 */
export function tryToWrite(center: Center, agent: Agent, session: Session, call: Call): void {
  // @ts-expect-error a member of the state
  center.state.callSerial = 1;
  // @ts-expect-error a map of the state
  center.state.calls.delete("1-1");
  // @ts-expect-error a set of the state
  center.state.awaited.add(101);
  // @ts-expect-error a list of the state
  center.state.records.length = 0;
  // @ts-expect-error a member of an agent
  agent.wrongPasswords = 0;
  // @ts-expect-error the mailbox of an agent
  agent.mailbox.waiting.shift();
  // @ts-expect-error an event that waits
  agent.mailbox.delayed[0].wait = 1;
  // @ts-expect-error a member of a session
  session.listening = true;
  // @ts-expect-error the details of a sign-in
  session.details.push.token = "";
  // @ts-expect-error a Guid
  session.guids[0].countedFrom = 0;
  // @ts-expect-error a leg of a call
  call.legs.find(({ agent }) => agent === 101).muted = true;
  // @ts-expect-error the log
  center.log.append(0, { type: "dayBegan" });
  // @ts-expect-error a snapshot, which shares its parts with the center
  center.snapshot().state.agents[0].session = undefined;
  // @ts-expect-error settings
  center.settings.maxTime = 1;
  // @ts-expect-error a function that is not a move of the core
  center.perform((floor) => floor.state.calls.clear(), undefined);
  // @ts-expect-error the same, with the type of its floor written out
  center.perform((floor: { state: { callSerial: number } }) => floor.state.callSerial++, undefined);
  // @ts-expect-error a composition of moves
  const both: Move<{ agent: number }, "done"> = (floor, input) => unlockAccount(floor, input);
  center.perform(both, { agent: 101 });
}

test("reads return the state itself, not a copy", (t) => {
  const { center } = openCenter();
  t.equal(center.agent(101), center.state.agents.get(101));
  t.equal(center.state, center.state);
  t.end();
});
