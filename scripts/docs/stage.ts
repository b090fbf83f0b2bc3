// Opens a center with one agent for trying requests, as seen by the agent's client.

import {
  type AgentId,
  answer,
  cancelBusy,
  cancelRest,
  cancelWork,
  changeDetails,
  customerHangsUp,
  dropEvents,
  hold,
  incomingCall,
  inspect,
  type Move,
  Refusal,
  release,
  rest,
  retrieve,
  type SignOutCause,
  sayBusy,
  sayFree,
  signIn,
  signOut,
  work,
} from "../../src/core/index.ts";
import type { AgentStateName } from "../../src/core/model/agent.ts";
import type { StateAction } from "../../src/core/model/state-actions.ts";
import { writeEvent } from "../../src/gateway/events/event-wire.ts";
import { detailsOf, signInBody } from "../../src/gateway/operations/onlineagent/sign-in-body.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { World } from "../../src/world/world.ts";

const AGENT: AgentId = 101;

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Opens a world with a manual clock. */
export async function openStage() {
  const read = await readScenario({ object: { settings: { supervision: "off" } }, name: "stage" });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const world = await World.open({ name: "stage", scenario: read.scenario, clock: { kind: "manual" } });
  const { center } = world;

  /** Performs a move. @throws Error if it is refused, because the page must not depend on refused moves. */
  const perform = <Input, Output>(move: Move<Input, Output>, input: Input): Output => {
    const outcome = center.perform(move, input);
    if (outcome instanceof Refusal) throw new Error(outcome.sentence);
    return outcome;
  };

  const agent = AGENT;
  const call = () => void perform(incomingCall, { from: "13800000001", to: { agent } });
  const prefer = (change: { autoAnswer?: boolean; autoEnterIdle?: boolean }) =>
    void perform(changeDetails, { agent, ...change });
  const asking: Readonly<Record<StateAction, () => unknown>> = {
    sayBusy: () => perform(sayBusy, { agent, reason: 0, prolong: false }),
    cancelBusy: () => perform(cancelBusy, { agent }),
    sayFree: () => perform(sayFree, { agent }),
    rest: () => perform(rest, { agent, time: 60_000, cause: 0, prolong: false }),
    cancelRest: () => perform(cancelRest, { agent }),
    work: () => perform(work, { agent }),
    cancelWork: () => perform(cancelWork, { agent }),
  };

  return {
    /** Signs the agent in with the required members of a sign-in, and the given ones. */
    signIn(body: object = {}): void {
      const details = detailsOf(signInBody().parse({ password: "secret", phonenum: "40101", ...body }));
      perform(signIn, { agent, password: "secret", details, force: false });
    },
    signOut: (cause: SignOutCause) => void perform(signOut, { agent, cause }),
    ask: (action: StateAction) => void asking[action](),
    prefer,
    call,
    callToTalk: call,
    callToRing() {
      prefer({ autoAnswer: false });
      call();
    },
    answer: () => void perform(answer, { agent, call: undefined }),
    hold: () => void perform(hold, { agent }),
    retrieve: () => void perform(retrieve, { agent, call: undefined }),
    release: () => void perform(release, { agent }),
    hangUp: () => void perform(customerHangsUp, { call: [...center.state.calls.keys()][0] ?? "" }),
    /** Signs a colleague in, and listens to it. */
    inspect(): void {
      const colleague = 102;
      const details = detailsOf(signInBody().parse({ password: "secret", phonenum: "40102" }));
      perform(signIn, { agent: colleague, password: "secret", details, force: false });
      perform(inspect, { inspector: agent, agent: colleague, mode: "listen" });
    },
    advance: (seconds: number) => void center.advance(seconds * 1_000),
    /** The agent's state; undefined when signed out. */
    state: (): AgentStateName | undefined => center.agent(agent)?.session?.state.name,
    /** The types of the events that its client has not read yet, oldest first. */
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
