// A good request of every call control operation, with its preparation: agent 101 is signed in and answers manually.
import { offerPreview } from "../../../../src/core/index.ts";
import type { VOICECALL } from "../../../../src/words/interfaces/voicecall.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { beginThreeWayCall, callWith, FIRST, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

const ring = ({ call }: Gateway) => call({ agent: 101 });
const talk = async ({ call }: Gateway, ada: Client) => {
  call({ agent: 101 });
  await ada.put("voicecall/{}/answer");
};
const hold = async (gateway: Gateway, ada: Client) => {
  await talk(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
const muteVideoCall = (path: string) => async (gateway: Gateway, ada: Client) => {
  await talkByVideo(gateway, ada);
  await ada.post(`voicecall/{}/${path}`);
};

/** Connects the agent with a customer in a video call. */
const talkByVideo = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ agenttype: 11, autoanswer: true }, "forcelogin");
  callWith(gateway, "video");
};
/** Makes a phone that the client controls ring. */
const ringLinkedPhone = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ phonelinkage: true, autoanswer: false }, "forcelogin");
  ring(gateway);
};
const transferVideoCall = async (gateway: Gateway, ada: Client) => {
  await talkByVideo(gateway, ada);
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 4 });
  gateway.advance(3);
};
const addWaitingCall = async ({ call }: Gateway, ada: Client) => {
  await ada.post("onlineagent/{}/saybusy");
  call({ queue: 26 });
};
const ringBen = async ({ signInAgent, call }: Gateway) => {
  await signInAgent(102, { autoanswer: false });
  call({ agent: 102 });
};
const preview = ({ center }: Gateway) => center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof VOICECALL> = {
  callout: { body: { called: OUTSIDE } },
  previewCallOut: { body: { called: OUTSIDE, callcontrolid: 1 }, before: preview },
  callInner: { body: { called: "102" } },
  callInnerSkill: { body: { skillId: 25 } },
  answer: { before: ring },
  release: { before: talk },
  releaseForVTM: { before: talk },
  dropCall: { parts: [FIRST], before: hold },
  disconnect: { parts: ["101"], before: talk },
  hold: { before: talk },
  getHold: { before: hold },
  connectHold: { parts: [FIRST], before: holdAndCallOut },
  beginMute: { before: talk },
  endMute: { before: muteVideoCall("beginmute") },
  beginMuteVideo: { before: talkByVideo },
  endMuteVideo: { before: muteVideoCall("beginmutevideo") },
  innerHelp: { body: { dstaddress: "102" }, before: talk },
  transfer: { body: { devicetype: 1, address: "25", mode: 0 }, before: talk },
  cancelTransfer: { before: transferVideoCall },
  confJoin: { body: { callid: FIRST }, before: holdAndCallOut },
  thirdPartyConfTransmitNum: { before: beginThreeWayCall },
  mediaSwitch: { query: "mediaType=3", before: talk },
  adjustVideoMode: { body: { mode: 0 }, before: transferVideoCall },
  secondDial: { parts: ["1"], before: talk },
  secondDialEx: { query: "number=1", before: talk },
  reportSound: { before: talk },
  phonePickup: { before: ringLinkedPhone },
  phoneHangUp: { before: ringLinkedPhone },
  releasePhone: { before: ringLinkedPhone },
  requestAppointedCall: { parts: [FIRST, "0"], query: "skillId=26", before: addWaitingCall },
  snatchPickup: { query: "destWorkNo=102", before: ringBen },
  reject: { before: ring, body: { mode: 2 } },
  startASR: { before: ring, query: "callId=1767603600-1" },
};
