// Steps of a call at an IVR, which handles the call for a while, then returns it or hangs up.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import type { AgentId, IvrId } from "../model/ids.ts";
import { releaseAll } from "./after-leave.ts";
import { resumeTalk } from "./resume-talk.ts";

/** Sends a call to an IVR. `back` is the agent to return the call to, if any. */
export function sendToIvr(floor: Floor, call: Call, id: IvrId, back: AgentId | undefined): void {
  const now = floor.clock.now;
  const time = floor.state.ivrs.get(id)?.time ?? 0;
  const timer = floor.clock.schedule(now + time, { kind: "ivr-done", call: call.id });
  call.ivr = { ivr: id, since: now, timer, back };
  floor.emit({ type: "callAtIvr", call: call.id, ivr: id });
}

/** Ends the handling by an IVR: the call returns to the waiting agent, or is over. */
export function endIvr(floor: Floor, { call: id }: { call: string }): void {
  const call = floor.state.calls.get(id);
  if (call?.ivr === undefined) return;
  const { back } = call.ivr;
  call.ivr = undefined;
  const leg = call.legs.find(({ agent, state }) => agent === back && state === "suspended");
  if (leg === undefined) {
    releaseAll(floor, call);
    return;
  }
  floor.emit({ type: "returnedFromIvr", agent: leg.agent, call: id });
  resumeTalk(floor, call, leg);
}
