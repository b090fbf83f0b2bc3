// Requests that lead to the retcodes of call control.
// Agent 101 is signed in and answers automatically.
import type { Provoke, RetcodeRow } from "../../retcode-row.ts";
import { callWith, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

/** Sends a POST request. */
const post =
  (path: string, body?: unknown): Provoke =>
  (ada) =>
    ada.post(`voicecall/{}/${path}`, body);

/** Sends a request while the agent talks with a customer. */
const sendDuringCall =
  (provoke: Provoke): Provoke =>
  (ada, gateway) => {
    gateway.call({ agent: 101 });
    return provoke(ada, gateway);
  };

/** Sends the same request twice. Returns the second answer. */
const sendTwice =
  (provoke: Provoke): Provoke =>
  async (ada, gateway) => {
    await provoke(ada, gateway);
    return provoke(ada, gateway);
  };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["200-001", "callout", (ada) => ada.put("voicecall/{}/callout", { called: "nobody" })],
  ["200-002", "answer", (ada) => ada.put("voicecall/{}/answer")],
  ["200-003", "beginMute", post("beginmute")],
  ["200-004", "beginMute", sendDuringCall(sendTwice(post("beginmute")))],
  ["200-005", "connectHold", post("connecthold/1")],
  ["200-006", "connectHold", sendDuringCall(post("connecthold/1"))],
  ["200-007", "endMute", post("endmute")],
  ["200-008", "endMute", sendDuringCall(post("endmute"))],
  ["200-009", "reportSound", post("reportsound")],
  ["200-010", "confJoin", post("confjoin", { callid: "1" })],
  ["200-011", "confJoin", sendDuringCall(post("confjoin", { callid: "1" }))],
  ["200-012", "transfer", post("transfer", { devicetype: 1, address: "25", mode: 0 })],
  ["200-013", "hold", post("hold")],
  ["200-014", "hold", sendDuringCall(sendTwice(post("hold")))],
  ["200-015", "getHold", sendDuringCall(post("gethold"))],
  [
    "200-016",
    "getHold",
    async (ada, gateway) => {
      await holdAndCallOut(gateway, ada);
      return ada.post("voicecall/{}/gethold");
    },
  ],
  ["200-017", "release", (ada) => ada.delete("voicecall/{}/release")],
  ["200-017", "releaseForVTM", (ada) => ada.delete("voicecall/{}")],
  ["200-018", "innerHelp", post("innerhelp", { dstaddress: "102" })],
  ["200-019", "beginMuteVideo", post("beginmutevideo")],
  ["200-020", "beginMuteVideo", sendDuringCall(post("beginmutevideo"))],
  ["200-021", "endMuteVideo", post("endmutevideo")],
  ["200-022", "endMuteVideo", sendDuringCall(post("endmutevideo"))],
  ["200-023", "disconnect", post(`disconnect/${OUTSIDE}`)],
  ["200-024", "disconnect", sendDuringCall(post(`disconnect/${OUTSIDE}`))],
  ["200-025", "dropCall", post("dropcall/1")],
  ["200-026", "requestAppointedCall", post("requestcall/1/0?skillId=25")],
  [
    "200-031",
    "adjustVideoMode",
    (ada, gateway) => {
      callWith(gateway, "video");
      return ada.post("voicecall/{}/adjustvideomode", { mode: 0 });
    },
  ],
  ["200-037", "reject", (ada) => ada.post("voicecall/{}/reject", { mode: 1 })],
  ["200-038", "reject", (ada) => ada.post("voicecall/{}/reject", { mode: 3 })],
  [
    "200-039",
    "reject",
    async (ada, { call }) => {
      await ada.post("onlineagent/{}/autoanswer/false");
      call({ agent: 101 });
      return ada.post("voicecall/{}/reject", { mode: 1, callid: "1-1" });
    },
  ],
  ["200-040", "startASR", (ada) => ada.post("voicecall/{}/startasrbycallid?callId=1-1")],
];
