// Property: a refused verb of an agent leaves the world's snapshot unchanged, after any actions of the agents.
import fc from "fast-check";
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { countCases } from "../support/cases.ts";
import { openControlApi } from "./control-api.ts";
import { isRefusedWithoutChange, type Request, sendRequest } from "./refused-request.ts";
import { VERBS, verbRequest } from "./verb-requests.ts";

const SCENARIO = {
  center: {
    queues: [
      { id: 25, name: "Support" },
      { id: 26, name: "Sales" },
    ],
    agents: [
      { id: 101, name: "Ada", queues: [25] },
      { id: 102, name: "Ben", queues: [25, 26] },
      { id: 201, name: "Cem", queues: [26], inspector: true },
    ],
  },
};

/** Requests that begin each run: the agents sign in, and get a call and a chat. */
const FIRST_REQUESTS: readonly Request[] = [
  ["PATCH", "/agents/101", { signedIn: true }],
  ["PATCH", "/agents/102", { signedIn: true }],
  ["PATCH", "/agents/201", { signedIn: true }],
  ["POST", "/calls", { to: { agent: 101 }, from: "13800000001" }],
  ["POST", "/chats", { to: { agent: 102 }, from: "13800000004", text: "Hello" }],
];

/** Requests that let customers call, answer, write and hang up between the verbs. */
const customerRequest = fc.constantFrom<Request>(
  ["POST", "/calls", { to: { agent: 101 }, from: "13800000002" }],
  ["POST", "/calls", { to: { queue: 26 }, from: "13800000003" }],
  ["POST", "/chats", { to: { agent: 101 }, from: "13800000005" }],
  ["POST", "/calls/1767603600-2/answer"],
  ["POST", "/calls/1767603600-1/hang-up"],
);

test("the property tries all verbs of agents, and an unknown one", async (t) => {
  const paths = ROUTES.filter(({ method, path }) => method === "POST" && /:agent\/(?!previews)/.test(path));
  const verbs = paths.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  t.strictSame([...verbs, "no-such-verb"], Object.keys(VERBS));
});

test("any refused verb leaves the snapshot unchanged", async (t) => {
  let [accepted, refused] = [0, 0];
  const request = fc.oneof({ weight: 6, arbitrary: verbRequest }, { weight: 1, arbitrary: customerRequest });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 40 }), async (requests) => {
      const api = await openControlApi({ scenario: SCENARIO });
      for (const request of FIRST_REQUESTS) await sendRequest(api, request);
      for (const request of requests) {
        if (await isRefusedWithoutChange(api, request)) refused++;
        else accepted++;
      }
      api.worlds.close();
    }),
    { numRuns: countCases(40), seed: 13 },
  );
  t.ok(refused > countCases(200) && accepted > countCases(100), `${refused} were refused, ${accepted} accepted`);
});
