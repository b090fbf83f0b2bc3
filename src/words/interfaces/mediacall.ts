// The interfaces of the group mediacall: multimedia sessions.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const MEDIACALL = declareGroup("mediacall", {
  sendMessage: ["POST", "/{agentid}/sendmessage", "cec_07_1277", { body: true }],
  setCallNumsByMediaType: ["POST", "/{agentid}/setcallnumsbymediatype", "cec_07_0463", { body: true }],
  setCallNums: ["POST", "/{agentid}/setcallnums", "cec_07_1278", { body: true }],
  transfer: ["POST", "/{agentid}/transfer", "cec_07_1279", { body: true }],
  getConnectInfo: ["POST", "/{agentid}/getconnectinfo", "cec_07_1280", { body: true }],
  imageCapture: ["POST", "/{agentid}/imagecapture", "cec_07_1281", { body: true }],
});
