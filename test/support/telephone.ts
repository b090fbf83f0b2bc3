// The verbs of the telephone for stories of the core: what agents do with calls, and what those outside do.
import {
  type AgentId,
  answer,
  askHelp,
  attachData,
  type CallId,
  callInside,
  callOut,
  callPreviewed,
  cancelTransfer,
  connectHeld,
  customerHangsUp,
  disconnect,
  dropCall,
  hangUpPhone,
  hold,
  incomingCall,
  joinConference,
  type Media,
  type Move,
  mute,
  type OutsideAct,
  offerPreview,
  outsideActs,
  pickUp,
  pickUpPhone,
  type Reason,
  release,
  retrieve,
  sendDigits,
  switchMedia,
  type TransferMode,
  type TransferTarget,
  takeWaiting,
  transfer,
  unmute,
  withdrawPreview,
} from "../../src/core/index.ts";

/** The number that a customer calls from, when it does not matter. */
export const CUSTOMER_NUMBER = "13800000001";

/** Has a move done: answers what it answered, a refusal by its reason. */
export type Ask = <Input, Output>(move: Move<Input, Output>, input: Input) => Output | Reason;

/** A colleague, or whoever is free in a queue. */
type Inside = { agent: AgentId } | { queue: number };

export function telephone(ask: Ask) {
  return {
    /** A customer calls, queue 25 unless told otherwise; patience and talk are seconds. */
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
      return ask(incomingCall, {
        from,
        to,
        media,
        data,
        ...(patience === undefined ? {} : { patience: patience * 1_000 }),
        ...(talk === undefined ? {} : { talk: talk * 1_000 }),
      });
    },
    customerHangsUp: (call: CallId) => ask(customerHangsUp, { call }),
    /** Someone outside acts: the one who is called if somebody is, else the customer. */
    outsideActs: (call: CallId, act: OutsideAct, number?: string) =>
      ask(outsideActs, { call, act, ...(number === undefined ? {} : { number }) }),

    answer: (agent: AgentId, call?: CallId) => ask(answer, { agent, call }),
    release: (agent: AgentId) => ask(release, { agent }),
    dropCall: (agent: AgentId, call: CallId) => ask(dropCall, { agent, call }),
    disconnect: (agent: AgentId, number: string) => ask(disconnect, { agent, number }),
    hold: (agent: AgentId) => ask(hold, { agent }),
    retrieve: (agent: AgentId, call?: CallId) => ask(retrieve, { agent, call }),
    pickUpPhone: (agent: AgentId) => ask(pickUpPhone, { agent }),
    hangUpPhone: (agent: AgentId) => ask(hangUpPhone, { agent }),
    pickUp: (agent: AgentId, from: AgentId) => ask(pickUp, { agent, from }),
    takeWaiting: (agent: AgentId, call: CallId, queue = 25) => ask(takeWaiting, { agent, call, queue }),

    /** Calls a number; answers the call's id. */
    callOut: (
      agent: AgentId,
      called = "13900000009",
      more: { caller?: string; queue?: number; data?: string; media?: Media | "best" } = {},
    ): CallId => ask(callOut, { agent, called, ...more }),
    callInside: (agent: AgentId, to: Inside, more: { caller?: string; queue?: number; data?: string } = {}): CallId =>
      ask(callInside, { agent, to, ...more }),
    /** Proposes numbers to call; answers the control block's number. */
    offerPreview: (agent: AgentId, numbers: readonly string[], data = "") =>
      ask(offerPreview, { agent, numbers, data }),
    withdrawPreview: (agent: AgentId, control: number) => ask(withdrawPreview, { agent, control }),
    callPreviewed: (agent: AgentId, called: string, control: number): CallId =>
      ask(callPreviewed, { agent, called, control }),

    askHelp: (
      agent: AgentId,
      to: Inside,
      {
        mode = "twoParty",
        hold = true,
        data,
      }: { mode?: "twoParty" | "threeParty"; hold?: boolean; data?: string } = {},
    ): CallId => ask(askHelp, { agent, to, mode, hold, data }),
    transfer: (
      agent: AgentId,
      to: TransferTarget,
      mode: TransferMode = "release",
      more: { queue?: number; data?: string } = {},
    ) => ask(transfer, { agent, to, mode, ...more }),
    cancelTransfer: (agent: AgentId) => ask(cancelTransfer, { agent }),
    /** Joins the call that is talked with a held one. */
    joinConference: (agent: AgentId, held: CallId) => ask(joinConference, { agent, call: held }),
    connectHeld: (agent: AgentId, held: CallId) => ask(connectHeld, { agent, call: held }),

    mute: (agent: AgentId, what: Media = "voice") => ask(mute, { agent, what }),
    unmute: (agent: AgentId, what: Media = "voice") => ask(unmute, { agent, what }),
    attachData: (
      agent: AgentId,
      data: string | undefined,
      { call, kind = "call" }: { call?: CallId; kind?: "call" | "business" } = {},
    ) => ask(attachData, { agent, call, data, kind }),
    sendDigits: (agent: AgentId, digits: string) => ask(sendDigits, { agent, digits }),
    switchMedia: (agent: AgentId, to: Media) => ask(switchMedia, { agent, to }),
  };
}
