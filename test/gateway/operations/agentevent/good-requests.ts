// A good request of every operation of the group agentevent.
import type { AGENTEVENT } from "../../../../src/words/interfaces/agentevent.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

const saysBusy = (_: Gateway, ada: Client) => ada.post("onlineagent/{}/saybusy");

/** A valid request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof AGENTEVENT> = {
  getAgentEvent: { before: saysBusy },
  getAllAgentEvent: { before: saysBusy },
  getJsonpAgentEvent: { before: saysBusy },
  getAgentEventInAsync: { before: saysBusy },
  reportAgentsIsAlive: { query: "agents=101" },
  setAgentSkillQueueFresh: {},
};
