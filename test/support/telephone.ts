// Creates the methods of a stage for calls: moves of agents, customers and outside parties.
import {
  type AgentId,
  actAsOutsideParty,
  answerCall,
  attachData,
  beginConsultation,
  beginIncomingCall,
  type CallId,
  callInside,
  callOut,
  callPreviewedNumber,
  cancelTransfer,
  connectHeld,
  disconnectParty,
  dropCall,
  hangUpAsCustomer,
  hangUpPhone,
  holdCall,
  joinThreeWay,
  type Media,
  type Move,
  muteAgent,
  type OutsideAct,
  offerPreview,
  pickUpCall,
  pickUpPhone,
  type Reason,
  releaseCall,
  retrieveCall,
  sendDigits,
  switchMedia,
  type TransferMode,
  type TransferTarget,
  takeWaitingCall,
  transferCall,
  unmuteAgent,
  withdrawPreview,
} from "../../src/core/index.ts";

/** The default number of a customer. */
export const CUSTOMER_NUMBER = "13800000001";

/** Performs a move. Returns its result, or the reason of a refusal. */
export type Perform = <Input, Output>(move: Move<Input, Output>, input: Input) => Output | Reason;

/** An agent, or a free agent of a queue. */
type Inside = { agent: AgentId } | { queue: number };

/** Returns methods for moves of calls. Each returns the result of its move, or the reason of a refusal. */
export function createCallMethods(perform: Perform) {
  return {
    /** Creates a call of a customer, by default to queue 25; `patience` and `talk` in seconds. Returns its id. */
    call(
      to: Inside = { queue: 25 },
      {
        patience,
        talk,
        from = CUSTOMER_NUMBER,
        media = "voice",
        data = "",
      }: { patience?: number; talk?: number; from?: string; media?: Media; data?: string } = {},
    ): CallId {
      return perform(beginIncomingCall, {
        from,
        to,
        media,
        data,
        ...(patience === undefined ? {} : { patience: patience * 1_000 }),
        ...(talk === undefined ? {} : { talk: talk * 1_000 }),
      });
    },
    hangUpAsCustomer: (call: CallId) => perform(hangUpAsCustomer, { call }),
    /** Acts as the outside party with `number`; by default the one being called if there is one, else the customer. */
    actAsOutsideParty: (call: CallId, act: OutsideAct, number?: string) =>
      perform(actAsOutsideParty, { call, act, ...(number === undefined ? {} : { number }) }),

    answer: (agent: AgentId, call?: CallId) => perform(answerCall, { agent, call }),
    release: (agent: AgentId) => perform(releaseCall, { agent }),
    dropCall: (agent: AgentId, call: CallId) => perform(dropCall, { agent, call }),
    disconnect: (agent: AgentId, number: string) => perform(disconnectParty, { agent, number }),
    hold: (agent: AgentId) => perform(holdCall, { agent }),
    retrieve: (agent: AgentId, call?: CallId) => perform(retrieveCall, { agent, call }),
    pickUpPhone: (agent: AgentId) => perform(pickUpPhone, { agent }),
    hangUpPhone: (agent: AgentId) => perform(hangUpPhone, { agent }),
    pickUp: (agent: AgentId, from: AgentId) => perform(pickUpCall, { agent, from }),
    takeWaiting: (agent: AgentId, call: CallId, queue = 25) => perform(takeWaitingCall, { agent, call, queue }),

    /** Calls a number. Returns the call's id. */
    callOut: (
      agent: AgentId,
      called = "13900000009",
      more: { caller?: string; queue?: number; data?: string; media?: Media | "best" } = {},
    ): CallId => perform(callOut, { agent, called, ...more }),
    callInside: (agent: AgentId, to: Inside, more: { caller?: string; queue?: number; data?: string } = {}): CallId =>
      perform(callInside, { agent, to, ...more }),
    /** Offers a preview with numbers to call. Returns its control block number. */
    offerPreview: (agent: AgentId, numbers: readonly string[], data = "") =>
      perform(offerPreview, { agent, numbers, data }),
    withdrawPreview: (agent: AgentId, control: number) => perform(withdrawPreview, { agent, control }),
    callPreviewedNumber: (agent: AgentId, called: string, control: number): CallId =>
      perform(callPreviewedNumber, { agent, called, control }),

    consult: (
      agent: AgentId,
      to: Inside,
      {
        mode = "twoParty",
        hold = true,
        data,
      }: { mode?: "twoParty" | "threeParty"; hold?: boolean; data?: string } = {},
    ): CallId => perform(beginConsultation, { agent, to, mode, hold, data }),
    transfer: (
      agent: AgentId,
      to: TransferTarget,
      mode: TransferMode = "release",
      more: { queue?: number; data?: string } = {},
    ) => perform(transferCall, { agent, to, mode, ...more }),
    cancelTransfer: (agent: AgentId) => perform(cancelTransfer, { agent }),
    /** Joins the active call with a held one. */
    joinThreeWay: (agent: AgentId, held: CallId) => perform(joinThreeWay, { agent, call: held }),
    connectHeld: (agent: AgentId, held: CallId) => perform(connectHeld, { agent, call: held }),

    mute: (agent: AgentId, what: Media = "voice") => perform(muteAgent, { agent, what }),
    unmute: (agent: AgentId, what: Media = "voice") => perform(unmuteAgent, { agent, what }),
    attachData: (
      agent: AgentId,
      data: string | undefined,
      { call, kind = "call" }: { call?: CallId; kind?: "call" | "business" } = {},
    ) => perform(attachData, { agent, call, data, kind }),
    sendDigits: (agent: AgentId, digits: string) => perform(sendDigits, { agent, digits }),
    switchMedia: (agent: AgentId, to: Media) => perform(switchMedia, { agent, to }),
  };
}
