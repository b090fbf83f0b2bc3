// Opens a center in which the generator of the documentation performs actions, and reads the events that a client would get.

import {
  type AgentId,
  answerCall,
  beginIncomingCall,
  beginInspecting,
  cancelBusy,
  cancelRest,
  cancelWrapUp,
  changeDetails,
  dropEvents,
  hangUpAsCustomer,
  holdCall,
  type Move,
  Refusal,
  rejectCall,
  releaseCall,
  requestBusy,
  requestIdle,
  requestRest,
  requestWrapUp,
  retrieveCall,
  type SignOutCause,
  signIn,
  signOut,
} from "../../src/core/index.ts";
import type { AgentStateName } from "../../src/core/model/agent.ts";
import type { StateAction } from "../../src/core/model/state-actions.ts";
import { writeEvent } from "../../src/gateway/events/event-wire.ts";
import { createSignInShape, detailsOf } from "../../src/gateway/operations/onlineagent/sign-in-body.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { World } from "../../src/world/world.ts";

/** The agent that acts. */
const AGENT: AgentId = 101;

/** The agent that is inspected. */
const COLLEAGUE: AgentId = 102;

/** A world with a manual clock, and what can be done in it. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/**
 * Opens a world with a manual clock.
 *
 * @returns the actions of the agent and its customer, and `advance`, which advances the clock. Each action throws an Error if it is
 *   refused, because the pages must not depend on refused actions.
 */
export async function openStage() {
  const read = await readScenario({ object: { settings: { supervision: "off" } }, name: "stage" });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const world = await World.open({ name: "stage", scenario: read.scenario, clock: { kind: "manual" } });
  const { center } = world;

  const perform = <Input, Output>(move: Move<Input, Output>, input: Input): Output => {
    const outcome = center.perform(move, input);
    if (outcome instanceof Refusal) throw new Error(outcome.sentence);
    return outcome;
  };

  const agent = AGENT;
  const call = () => void perform(beginIncomingCall, { from: "13800000001", to: { agent } });
  const setOptions = (change: { autoAnswer?: boolean; autoEnterIdle?: boolean }) =>
    void perform(changeDetails, { agent, ...change });
  const stateActions: Readonly<Record<StateAction, () => unknown>> = {
    sayBusy: () => perform(requestBusy, { agent, reason: 0, prolong: false }),
    cancelBusy: () => perform(cancelBusy, { agent }),
    sayFree: () => perform(requestIdle, { agent }),
    rest: () => perform(requestRest, { agent, time: 60_000, cause: 0, prolong: false }),
    cancelRest: () => perform(cancelRest, { agent }),
    work: () => perform(requestWrapUp, { agent }),
    cancelWork: () => perform(cancelWrapUp, { agent }),
  };

  return {
    /** Signs the agent in with the required members of a sign-in, and the given ones. */
    signIn(body: object = {}): void {
      const details = detailsOf(createSignInShape().parse({ password: "secret", phonenum: "40101", ...body }));
      perform(signIn, { agent, password: "secret", details, force: false });
    },
    signOut: (cause: SignOutCause) => void perform(signOut, { agent, cause }),
    changeState: (action: StateAction) => void stateActions[action](),
    setOptions,
    call,
    /** Calls the agent, who then talks: by default, calls are answered automatically. */
    callToTalk: call,
    /** Calls the agent with automatic answering off, so that the call rings. */
    callToRing() {
      setOptions({ autoAnswer: false });
      call();
    },
    answer: () => void perform(answerCall, { agent, call: undefined }),
    hold: () => void perform(holdCall, { agent }),
    retrieve: () => void perform(retrieveCall, { agent, call: undefined }),
    release: () => void perform(releaseCall, { agent }),
    reject: (after: "busy" | "idle") => void perform(rejectCall, { agent, call: undefined, after }),
    hangUp: () => void perform(hangUpAsCustomer, { call: [...center.state.calls.keys()][0] ?? "" }),
    /** Signs a colleague in, and begins to inspect the colleague in the mode `listen`. */
    inspect(): void {
      const details = detailsOf(createSignInShape().parse({ password: "secret", phonenum: "40102" }));
      perform(signIn, { agent: COLLEAGUE, password: "secret", details, force: false });
      perform(beginInspecting, { inspector: agent, agent: COLLEAGUE, mode: "listen" });
    },
    advance: (seconds: number) => void center.advance(seconds * 1_000),
    /** Returns the agent's state; undefined if it is signed out. */
    state: (): AgentStateName | undefined => center.agent(agent)?.session?.state.name,
    /** Removes the events that wait for the client; returns their types, oldest first. */
    readEvents(): string[] {
      const {
        first,
        waiting: [...waiting],
      } = center.agent(agent)?.mailbox ?? { first: 0, waiting: [] };
      center.perform(dropEvents, { agent, before: first + waiting.length });
      return waiting.flatMap((logged) => {
        const text = writeEvent(logged, world.settings);
        return text === undefined ? [] : [JSON.parse(text).eventType as string];
      });
    },
  };
}
