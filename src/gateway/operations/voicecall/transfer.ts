// Operations that transfer the active call, and cancel a transfer.
import * as z from "zod";
import {
  type Center,
  cancelTransfer as cancelTransferMove,
  type TransferMode,
  type TransferTarget,
  transferCall,
} from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { findIdByAccessCode, NO_DEVICE } from "../access-code.ts";
import { callAppData } from "../call-app-data.ts";
import { flag, oneOf, orAbsent, orNoQueue, wholeNumber } from "../lenient.ts";
import { digits, outsideNumber, skillId } from "./shapes.ts";

const DEVICE = { queue: 1, agent: 2, ivr: 3, accessCode: 4, outside: 5 } as const;

type Device = (typeof DEVICE)[keyof typeof DEVICE];

/** The transfer modes by device type and number. Mode 3 of agents is known only from a sample. */
const MODES: Readonly<Record<Device, Readonly<Record<number, TransferMode>>>> = {
  1: { 0: "release", 2: "success" },
  2: { 0: "release", 2: "success", 3: "release" },
  3: { 0: "release", 1: "suspend" },
  4: { 0: "release", 2: "success" },
  5: { 1: "release", 2: "success", 3: "talk", 4: "threeParty" },
};

/** Returns the shape of the body. `caller`, `mediaability` and `holdflag` are only checked: they have no effect in the simulator. */
const createTransferBodyShape = () =>
  z
    .object({
      devicetype: oneOf(Object.values(DEVICE)),
      address: outsideNumber,
      mode: wholeNumber(0, 4),
      callappdata: orAbsent(callAppData),
      caller: orAbsent(digits),
      mediaability: orAbsent(oneOf([0, 1, 2])),
      holdflag: orAbsent(flag()),
      skillId: orNoQueue(skillId),
    })
    .refine(({ devicetype, address }) => devicetype === DEVICE.outside || digits.safeParse(address).success, {
      path: ["address"],
      params: { accepted: "digits, unless devicetype is 5" },
    })
    .transform(({ mode, ...rest }, context) => {
      const transferMode = MODES[rest.devicetype][mode];
      if (transferMode !== undefined) return { mode: transferMode, ...rest };
      const accepted = `for devicetype ${rest.devicetype} one of ${Object.keys(MODES[rest.devicetype]).join(", ")}`;
      context.addIssue({ code: "custom", message: "000-002", path: ["mode"], params: { accepted } });
      return z.NEVER;
    });

const transfer = declareOperation(VOICECALL.transfer, {
  summary: "Transfers the call: to a queue, an agent, an IVR, an access code or an outside number (devicetype 1 to 5).",
  body: createTransferBodyShape,
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "200-012"],
  retcodeOf: { "unknown-agent": "100-007" },
  events: [
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Talking",
    "AgentOther_All_Agent_Busy",
    "AgentEvent_Connect_Fail",
    "AgentEvent_SuccTransResult",
    "AgentEvent_TransOutResult",
    "AgentEvent_Conference",
    "AgentEvent_ReturnFromIvr",
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentMediaEvent_StopRecordDone",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
    "AgentState_Work",
  ],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(transferCall, {
      agent: agentId,
      to: targetOf(center, body.devicetype, body.address),
      mode: body.mode,
      queue: body.devicetype === DEVICE.agent ? body.skillId : undefined,
      data: body.callappdata,
    }),
});

function targetOf({ state }: Center, device: Device, address: string): TransferTarget {
  const id = Number(address);
  switch (device) {
    case DEVICE.queue:
      return { queue: id };
    case DEVICE.agent:
      return { agent: id };
    case DEVICE.ivr:
      return { ivr: findIdByAccessCode(state.ivrs, address) ?? id };
    case DEVICE.accessCode: {
      const queue = findIdByAccessCode(state.queues, address);
      return queue === undefined ? { ivr: findIdByAccessCode(state.ivrs, address) ?? NO_DEVICE } : { queue };
    }
    case DEVICE.outside:
      return { number: address };
  }
}

const cancelTransfer = declareOperation(VOICECALL.cancelTransfer, {
  summary: "Cancels a transfer in progress: the third party leaves, and the agent talks with the customer again.",
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: ["AgentEvent_Talking"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(cancelTransferMove, { agent: agentId }),
});

/** The operations that transfer a call, and cancel the transfer (cec_07_1242, cec_07_1243). */
export const transferring = [transfer, cancelTransfer];
