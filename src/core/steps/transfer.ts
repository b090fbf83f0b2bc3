// Steps that complete or fail a transfer in progress.

import type { Floor } from "../floor.ts";
import type { Call, Transfer } from "../model/call.ts";
import { emitTalking, listNumbersOfOthers } from "./facts.ts";
import { agentOfLeg, completeLeave, emitLeftCall, removeLeg } from "./legs.ts";
import { endRecording } from "./recording.ts";
import { resumeTalk } from "./resume-talk.ts";

/** Completes a transfer when the third party has answered: the agent leaves, or stays in a three-way call. */
export function completeTransfer(floor: Floor, call: Call, transfer: Transfer): void {
  const { by, mode, third } = transfer;
  const leg = call.legs.find((leg) => leg.agent === by);
  if (leg === undefined) return;
  const agent = agentOfLeg(floor, leg);
  const stays = mode !== "success";
  floor.emit({ type: "transferResult", agent: by, call: call.id, succeeded: true, stays });
  if (stays) {
    transfer.answered = true;
    const number = "number" in third ? third.number : String(third.agent);
    if (mode === "talk") emitTalking(floor, call, leg, "moved", { called: number });
    const [customer = ""] = listNumbersOfOthers(call, by);
    floor.emit({ type: "threeWayBegan", agent: by, call: call.id, partners: [customer, number], helped: false });
    return;
  }
  call.transfer = undefined;
  call.transferredBy = by;
  endRecording(floor, call, leg);
  removeLeg(floor, call, leg, agent, "transfer");
  emitLeftCall(floor, call, agent, "transfer");
  floor.emit({ type: "transferred", agent: by, call: call.id, to: "agent" in third ? "agent" : "number" });
  completeLeave(floor, call, leg, agent, "platform");
}

/** Ends a failed transfer: the agent continues to talk with the customer. */
export function failTransfer(floor: Floor, call: Call, { by, mode, formerQueue }: Transfer): void {
  call.transfer = undefined;
  call.queue = formerQueue;
  const leg = call.legs.find((leg) => leg.agent === by);
  if (leg === undefined) return;
  floor.emit(
    mode === "success"
      ? { type: "transferResult", agent: by, call: call.id, succeeded: false, stays: false }
      : { type: "connectFailed", agent: by, call: call.id },
  );
  resumeTalk(floor, call, leg);
}
