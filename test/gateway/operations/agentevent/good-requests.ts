// A good request of every operation of the group agentevent.
import type { AGENTEVENT } from "../../../../src/words/interfaces/agentevent.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

const sayBusy = (_: Gateway, ada: Client) => ada.post("onlineagent/{}/saybusy");

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof AGENTEVENT> = {
  getAgentEvent: { before: sayBusy },
  getAllAgentEvent: { before: sayBusy },
  getJsonpAgentEvent: { before: sayBusy },
  getAgentEventInAsync: { before: sayBusy },
  reportAgentsIsAlive: { query: "agents=101" },
  setAgentSkillQueueFresh: {},
};
