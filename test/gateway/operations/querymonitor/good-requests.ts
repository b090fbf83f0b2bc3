// A good request of every operation of the group querymonitor.
import type { QUERYMONITOR } from "../../../../src/words/interfaces/querymonitor.ts";
import type { GoodRequests } from "../../good-request.ts";

export const GOOD_REQUESTS: GoodRequests<typeof QUERYMONITOR> = {
  setAgentTimeOut: { parts: ["on"] },
};
