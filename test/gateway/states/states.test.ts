// Tests of requests for states, sign-outs and preferences in every state of an agent, compared with states.table.ts.
import { test } from "tap";
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";
import { OPERATIONS, STATES, type State, type StateOperation, TABLE } from "./states.table.ts";

/** Brings agent 101, who is idle and answers manually, into each state. */
const ENTER: Readonly<Record<State, (ada: Client, gateway: Gateway) => unknown>> = {
  out: (ada) => ada.delete("onlineagent/{}/logout"),
  idle: () => {},
  busy: (ada) => ada.post("onlineagent/{}/saybusy"),
  rest: (ada) => ada.post("onlineagent/{}/rest/600/0"),
  "wrap-up": (ada) => ada.post("onlineagent/{}/work"),
  ringing: (_, { call }) => call({ queue: 25 }),
  talking: async (ada, { call }) => {
    call({ queue: 25 });
    await ada.put("voicecall/{}/answer");
  },
};

const REQUESTS: Readonly<Record<StateOperation, readonly [method: string, path: string]>> = {
  saybusy: ["POST", "saybusy"],
  cancelbusy: ["POST", "cancelbusy"],
  sayfree: ["POST", "sayfree"],
  rest: ["POST", "rest/60/0"],
  cancelrest: ["POST", "cancelrest"],
  work: ["POST", "work"],
  cancelwork: ["POST", "cancelwork"],
  logout: ["DELETE", "logout"],
  forcelogout: ["DELETE", "forcelogout"],
  resetskill: ["POST", "resetskill/true"],
  autoanswer: ["POST", "autoanswer/true"],
  autoenteridle: ["POST", "autoenteridle/true"],
  settalkright: ["POST", "settalkright?flag=1"],
};

/** The number of each state on the wire. */
const STATE_NUMBERS: Readonly<Record<State, number | undefined>> = {
  out: undefined,
  idle: 4,
  busy: 3,
  rest: 8,
  "wrap-up": 5,
  ringing: 7,
  talking: 7,
};

for (const state of STATES) {
  test(`requests in state ${state} have the retcodes and events of the table`, async (t) => {
    const gateway = await openGateway(t);
    const rows: (readonly string[])[] = [];
    for (const operation of OPERATIONS) {
      const ada = await gateway.signInAgent(101, { autoanswer: false });
      await ENTER[state](ada, gateway);
      if (state !== "out") await ada.pollAll();
      const { result } = await ada.get("onlineagent/{}/agentstatus");
      t.equal((result as { agentState?: number }).agentState, STATE_NUMBERS[state]);
      const [method, path] = REQUESTS[operation];
      const { retcode } = (await ada.send(method, `onlineagent/{}/${path}`)).body;
      const isSignedOut = gateway.center.agent(101)?.session === undefined;
      rows.push([state, operation, retcode, ...(isSignedOut ? [] : await ada.pollTypes())]);
      await ada.delete("onlineagent/{}/forcelogout");
      for (const call of gateway.center.state.calls.keys()) gateway.hangUpAsCustomer(call);
    }
    t.strictSame(
      rows,
      TABLE.filter(([from]) => from === state),
    );
  });
}

test("the table has every pair of state and operation once", (t) => {
  t.strictSame(
    TABLE.map(([state, operation]) => [state, operation]),
    STATES.flatMap((state) => OPERATIONS.map((operation) => [state, operation])),
  );
  t.end();
});

test("after a sign-out, a poll is answered with 100-006", async (t) => {
  for (const state of STATES) {
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101, { autoanswer: false });
    await ENTER[state](ada, gateway);
    await ada.delete("onlineagent/{}/forcelogout");
    t.equal((await ada.poll()).retcode, "100-006", state);
  }
});
