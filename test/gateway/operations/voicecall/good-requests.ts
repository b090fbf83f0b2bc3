// A good request of every call control operation, with its preparation: agent 101 is signed in and answers manually.
import { offerPreview } from "../../../../src/core/index.ts";
import type { VOICECALL } from "../../../../src/words/interfaces/voicecall.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { beginThreeWayCall, callWith, FIRST, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

/** Makes a call ring at agent 101. */
const ringAda = ({ call }: Gateway) => call({ agent: 101 });
/** Connects agent 101 with a customer. */
const connectCall = async ({ call }: Gateway, ada: Client) => {
  call({ agent: 101 });
  await ada.put("voicecall/{}/answer");
};
/** Holds the call of agent 101 with a customer. */
const holdCall = async (gateway: Gateway, ada: Client) => {
  await connectCall(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
/** Returns a preparation that sends a request in a video call. */
const prepareInVideoCall = (path: string) => async (gateway: Gateway, ada: Client) => {
  await connectVideoCall(gateway, ada);
  await ada.post(`voicecall/{}/${path}`);
};

/** Connects the agent with a customer in a video call. */
const connectVideoCall = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ agenttype: 11, autoanswer: true }, "forcelogin");
  callWith(gateway, "video");
};
/** Makes a phone that the client controls ring. */
const ringLinkedPhone = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ phonelinkage: true, autoanswer: false }, "forcelogin");
  ringAda(gateway);
};
/** Transfers a video call of agent 101 to an outside number, which answers, so that three parties talk. */
const transferVideoCall = async (gateway: Gateway, ada: Client) => {
  await connectVideoCall(gateway, ada);
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 4 });
  gateway.advance(3);
};
/** Makes agent 101 busy, and adds a call that waits in queue 26. */
const addWaitingCall = async ({ call }: Gateway, ada: Client) => {
  await ada.post("onlineagent/{}/saybusy");
  call({ queue: 26 });
};
/** Makes a call ring at agent 102. */
const ringBen = async ({ signInAgent, call }: Gateway) => {
  await signInAgent(102, { autoanswer: false });
  call({ agent: 102 });
};
/** Offers agent 101 a preview with an outside number. */
const offerNumber = ({ center }: Gateway) => center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof VOICECALL> = {
  callout: { body: { called: OUTSIDE } },
  previewCallOut: { body: { called: OUTSIDE, callcontrolid: 1 }, before: offerNumber },
  callInner: { body: { called: "102" } },
  callInnerSkill: { body: { skillId: 25 } },
  answer: { before: ringAda },
  release: { before: connectCall },
  releaseForVTM: { before: connectCall },
  dropCall: { parts: [FIRST], before: holdCall },
  disconnect: { parts: ["101"], before: connectCall },
  hold: { before: connectCall },
  getHold: { before: holdCall },
  connectHold: { parts: [FIRST], before: holdAndCallOut },
  beginMute: { before: connectCall },
  endMute: { before: prepareInVideoCall("beginmute") },
  beginMuteVideo: { before: connectVideoCall },
  endMuteVideo: { before: prepareInVideoCall("beginmutevideo") },
  innerHelp: { body: { dstaddress: "102" }, before: connectCall },
  transfer: { body: { devicetype: 1, address: "25", mode: 0 }, before: connectCall },
  cancelTransfer: { before: transferVideoCall },
  confJoin: { body: { callid: FIRST }, before: holdAndCallOut },
  thirdPartyConfTransmitNum: { before: beginThreeWayCall },
  mediaSwitch: { query: "mediaType=3", before: connectCall },
  adjustVideoMode: { body: { mode: 0 }, before: transferVideoCall },
  secondDial: { parts: ["1"], before: connectCall },
  secondDialEx: { query: "number=1", before: connectCall },
  reportSound: { before: connectCall },
  phonePickup: { before: ringLinkedPhone },
  phoneHangUp: { before: ringLinkedPhone },
  releasePhone: { before: ringLinkedPhone },
  requestAppointedCall: { parts: [FIRST, "0"], query: "skillId=26", before: addWaitingCall },
  snatchPickup: { query: "destWorkNo=102", before: ringBen },
  reject: { before: ringAda, body: { mode: 2 } },
  startASR: { before: ringAda, query: `callId=${FIRST}` },
};
