// A good request of every operation of the group multimediaconf.
import type { MULTIMEDIACONF } from "../../../../src/words/interfaces/multimediaconf.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

const requestConference = (_: Gateway, ada: Client) =>
  ada.put("multimediaconf/{}/requestconf", { addressinfo: "9,1,101;" });

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof MULTIMEDIACONF> = {
  requestConf: { body: { callid: "1767603600-1", addressinfo: "9,1,101;" } },
  inviteConf: {
    body: { confid: 1, addressinfo: "9,1,102;" },
    before: async (gateway, ada) => {
      await gateway.signInAgent(102);
      await requestConference(gateway, ada);
    },
  },
  joinConfResult: { body: { confid: "1", confresult: "0", cause: "0" }, before: requestConference },
  stopConf: { body: { confid: 1 }, before: requestConference },
  getConfState: { body: { addressinfo: "9,1,101;9,1,102;" }, before: requestConference },
};
