// A good request of every call control operation, with its preparation: agent 101 is signed in and answers manually.
import { offerPreview } from "../../../../src/core/index.ts";
import type { VOICECALL } from "../../../../src/words/interfaces/voicecall.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { beginThreeWayCall, callWith, FIRST, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

const rings = ({ call }: Gateway) => call({ agent: 101 });
const talks = async ({ call }: Gateway, ada: Client) => {
  call({ agent: 101 });
  await ada.put("voicecall/{}/answer");
};
const holds = async (gateway: Gateway, ada: Client) => {
  await talks(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
const mutes = (path: string) => async (gateway: Gateway, ada: Client) => {
  await seen(gateway, ada);
  await ada.post(`voicecall/{}/${path}`);
};

/** Makes the agent talk in a video call with a customer. */
const seen = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ agenttype: 11, autoanswer: true }, "forcelogin");
  callWith(gateway, "video");
};
/** Makes the agent's phone, which is linked to its client, ring. */
const linked = async (gateway: Gateway, ada: Client) => {
  await ada.signIn({ phonelinkage: true, autoanswer: false }, "forcelogin");
  rings(gateway);
};
const transfers = async (gateway: Gateway, ada: Client) => {
  await seen(gateway, ada);
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 4 });
  gateway.advance(3);
};
const waits = async ({ call }: Gateway, ada: Client) => {
  await ada.post("onlineagent/{}/saybusy");
  call({ queue: 26 });
};
const ringsAtBen = async ({ signedIn, call }: Gateway) => {
  await signedIn(102, { autoanswer: false });
  call({ agent: 102 });
};
const previewed = ({ center }: Gateway) => center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });

/** A valid request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof VOICECALL> = {
  callout: { body: { called: OUTSIDE } },
  previewCallOut: { body: { called: OUTSIDE, callcontrolid: 1 }, before: previewed },
  callInner: { body: { called: "102" } },
  callInnerSkill: { body: { skillId: 25 } },
  answer: { before: rings },
  release: { before: talks },
  releaseForVTM: { before: talks },
  dropCall: { parts: [FIRST], before: holds },
  disconnect: { parts: ["101"], before: talks },
  hold: { before: talks },
  getHold: { before: holds },
  connectHold: { parts: [FIRST], before: holdAndCallOut },
  beginMute: { before: talks },
  endMute: { before: mutes("beginmute") },
  beginMuteVideo: { before: seen },
  endMuteVideo: { before: mutes("beginmutevideo") },
  innerHelp: { body: { dstaddress: "102" }, before: talks },
  transfer: { body: { devicetype: 1, address: "25", mode: 0 }, before: talks },
  cancelTransfer: { before: transfers },
  confJoin: { body: { callid: FIRST }, before: holdAndCallOut },
  thirdPartyConfTransmitNum: { before: beginThreeWayCall },
  mediaSwitch: { query: "mediaType=3", before: talks },
  adjustVideoMode: { body: { mode: 0 }, before: transfers },
  secondDial: { parts: ["1"], before: talks },
  secondDialEx: { query: "number=1", before: talks },
  reportSound: { before: talks },
  phonePickup: { before: linked },
  phoneHangUp: { before: linked },
  releasePhone: { before: linked },
  requestAppointedCall: { parts: [FIRST, "0"], query: "skillId=26", before: waits },
  snatchPickup: { query: "destWorkNo=102", before: ringsAtBen },
  reject: { before: rings, body: { mode: 2 } },
  startASR: { before: rings, query: "callId=1767603600-1" },
};
