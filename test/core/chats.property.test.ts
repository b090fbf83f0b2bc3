// Property: chats, agents and limits are consistent after any actions in chats, calls and inspections.
// Each agent's events come in order.
// Refusals change nothing. Calls are the same as without chats. A copy that is restored from a snapshot behaves the same.
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { REASONS } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openRestoredCopy, type Stage } from "../support/center.ts";
import { anyChatAct, openChatCenter } from "../support/chat-acts.ts";
import { checkChatsAndAgents, watchChats } from "../support/chat-checks.ts";
import { createChatMethods } from "../support/chats.ts";
import {
  checkCallsAndAgents,
  checkCountersSinceSignIn,
  checkFreeAgents,
  recordEvents,
  writeStateAsText,
} from "../support/invariants.ts";
import { checkSameHash } from "../support/restoring.ts";

const isRefusal = (outcome: unknown): boolean => REASONS.includes(outcome as (typeof REASONS)[number]);

/** Returns the state, the number of calls and the counters of each agent. */
function readAgents({ center }: Stage): unknown {
  return [...center.state.agents.values()].map(({ id, session }) => {
    const { name, since } = session?.state ?? {};
    return [id, name, since, session?.calls.length, center.statistics(id)];
  });
}

/** Returns what a restored copy has in common with its original. Its polls have ended, so its sessions differ. */
function readCommonState(stage: Stage): unknown {
  const { chats, chatRecords, chatFiles, queues } = stage.center.state;
  const omitTimers = (key: string, value: unknown) => (key === "timer" ? undefined : value);
  const waiting = [...queues.values()].map(({ waiting }) => waiting);
  return JSON.parse(JSON.stringify([[...chats], chatRecords, [...chatFiles], waiting, readAgents(stage)], omitTimers));
}

test("chats are consistent, and calls are the same as without them, after any sequence of actions", (t) => {
  fc.assert(
    fc.property(fc.array(anyChatAct, { minLength: 40, maxLength: 120, size: "max" }), (acts) => {
      const stage = openChatCenter();
      const stageWithoutChats = openChatCenter();
      const eventsSinceSignIn = recordEvents(stage);
      const endedChats = watchChats(stage);
      for (const { isChat, act } of acts) {
        const before = writeStateAsText(stage);
        const outcome = act(stage);
        if (isRefusal(outcome)) equal(writeStateAsText(stage), before, `${outcome}`);
        if (!isChat) {
          const expected = act(stageWithoutChats);
          deepEqual(isRefusal(outcome) ? outcome : "done", isRefusal(expected) ? expected : "done");
        }
        deepEqual(readAgents(stage), readAgents(stageWithoutChats));
        checkChatsAndAgents(stage);
        checkCallsAndAgents(stage);
        checkFreeAgents(stage);
      }
      checkCountersSinceSignIn(stage, eventsSinceSignIn);
      const copy = openRestoredCopy(stage);
      checkSameHash(copy, stage);
      const copied = { ...stage, ...copy, ...createChatMethods(copy) };
      for (const { act } of acts.slice(-10)) deepEqual(act(copied), act(stage));
      deepEqual(readCommonState(copy), readCommonState(stage), "a restored copy continues like its original");
      for (const id of stage.center.state.agents.keys()) stage.signOut(id, "forced");
      for (const { id } of [...stage.center.state.chats.values()]) stage.leave(id);
      equal(stage.center.state.chats.size, 0, "every chat ends");
      deepEqual(
        [...endedChats],
        stage.center.state.chatRecords.map(({ id }) => id),
        "every ended chat has a record",
      );
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});
