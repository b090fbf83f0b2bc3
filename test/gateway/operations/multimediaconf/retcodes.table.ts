// Requests that lead to the retcodes of multimedia conferences.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["701-001", "requestConf", (ada) => ada.put("multimediaconf/{}/requestconf", { addressinfo: "" })],
  ["701-002", "getConfState", (ada) => ada.post("multimediaconf/{}/getconfstate", { addressinfo: null })],
  [
    "701-003",
    "requestConf",
    async (ada) => {
      await ada.put("multimediaconf/{}/requestconf", { addressinfo: "9,1,101;" });
      return ada.put("multimediaconf/{}/requestconf", { addressinfo: "9,1,101;" });
    },
  ],
  ["701-001", "inviteConf", (ada) => ada.put("multimediaconf/{}/inviteconf", { confid: 1, addressinfo: "" })],
  [
    "701-003",
    "inviteConf",
    async (ada) => {
      await ada.put("multimediaconf/{}/requestconf", { addressinfo: "9,1,101;" });
      return ada.put("multimediaconf/{}/inviteconf", { confid: 1, addressinfo: "9,1,101;" });
    },
  ],
  ["100-007", "joinConfResult", (ada) => ada.post("multimediaconf/{}/joinconfresult", { confid: 1, confresult: 0 })],
  ["701-002", "joinConfResult", (ada) => ada.post("multimediaconf/{}/joinconfresult", { confid: 1, confresult: "x" })],
  ["701-004", "inviteConf", (ada) => ada.put("multimediaconf/{}/inviteconf", { confid: 1, addressinfo: "9,1,102;" })],
  [
    "701-005",
    "stopConf",
    async (ada) => (await ada.send("DELETE", "multimediaconf/{}/stopconf", { body: { confid: 1 } })).body,
  ],
];
