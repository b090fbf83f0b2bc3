// A request of every operation of the group config.
// The simulator refuses all of them.
import type { CONFIG } from "../../../../src/words/interfaces/config.ts";
import type { GoodRequests } from "../../good-request.ts";

/** A good request of each operation, with the retcode of its refusal. */
export const GOOD_REQUESTS: GoodRequests<typeof CONFIG> = {
  queryAgent: { refused: "107-000" },
  "agentstatus register/modify": { refused: "107-000" },
};
