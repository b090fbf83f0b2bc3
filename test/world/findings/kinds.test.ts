// Tests of the declaration of finding kinds: some compile and run, and some must not compile.
import { type Test, test } from "tap";
import type { ObservedRequest } from "../../../src/words/observed-request.ts";
import { ClientObserver } from "../../../src/world/findings/client-observer.ts";
import { Findings } from "../../../src/world/findings/findings.ts";
import { declareFindingKind } from "../../../src/world/findings/kind.ts";
import { declareClientState, declareSessionState, declareWorldState } from "../../../src/world/findings/kind-state.ts";
import { connectionPerRequest } from "../../../src/world/findings/kinds/connection-per-request.ts";
import { START } from "../../support/gateway.ts";
import { openWithFakeWall } from "./arrange.ts";

const DECLARED = {
  name: "planted-kind",
  severity: "note",
  summary: "Is planted.",
  rule: "Do not plant.",
  page: undefined,
} as const;

interface Facts {
  readonly nth: number;
}

interface State {
  requests: number;
}

/** Returns a kind that reports each accepted request, and counts requests in a scope. */
const declareCounter = (scope: typeof declareClientState) =>
  declareFindingKind<Facts, State>({
    ...DECLARED,
    sentence: ({ nth }) => `sent request ${nth}`,
    state: scope(() => ({ requests: 0 })),
    hooks: { accepted: ({ state }) => ({ nth: ++state.requests }) },
  });

const REQUEST: ObservedRequest = {
  entry: 1,
  operation: "hold",
  agent: "101",
  guid: undefined,
  isSecure: false,
  url: "/",
  isGet: false,
  hasFaultyAnswer: false,
  mentions: () => false,
};

/** Counts requests before and after a second sign-in and after a reset, with a kind of a scope. Returns its sentences. */
async function countRequests(t: Test, scope: typeof declareClientState): Promise<string[]> {
  const { world, client } = await openWithFakeWall(t);
  const findings = new Findings({ now: () => START, world: () => START, onFirst: () => {} });
  const parts = {
    findings,
    center: () => world.center,
    requestReceivedAt: () => START,
    now: () => START,
    connectionOf: () => 1,
  };
  const observer = new ClientObserver(parts, [declareCounter(scope)]);
  const counted: string[] = [];
  const accept = () => {
    const agent = world.center.agent(101);
    if (agent?.session !== undefined) observer.onAccepted(REQUEST, agent, agent.session, false);
    counted.push(...findings.list().map(({ sentence }) => sentence.slice("The client of agent 101 sent ".length)));
  };
  await client(101).signIn();
  accept();
  await client(101).signIn({}, "forcelogin");
  accept();
  world.reset();
  await client(101).signIn();
  accept();
  return counted;
}

/** Uses facts that are not declared. Never called: if a line compiles, the type check fails, because its expected error is missing. */
export function plantUndeclaredFacts(): void {
  // @ts-expect-error The fact `other` is not declared.
  declareFindingKind<Facts>({ ...DECLARED, sentence: ({ other }) => `saw ${other}`, hooks: {} });
  // @ts-expect-error A hook returns a fact of a different type.
  declareFindingKind<Facts>({ ...DECLARED, sentence: () => "", hooks: { runEnded: () => ({ nth: "1" }) } });
  // @ts-expect-error State is declared without its initial value.
  declareFindingKind<Facts, State>({ ...DECLARED, sentence: ({ nth }) => `${nth}`, hooks: {} });
}

test("state lasts as long as its scope: client, session or world", async (t) => {
  t.strictSame(await countRequests(t, declareClientState), ["request 1.", "request 2.", "request 1."]);
  t.strictSame(await countRequests(t, declareSessionState), ["request 1.", "request 1.", "request 1."]);
  t.strictSame(await countRequests(t, declareWorldState), ["request 1.", "request 2.", "request 3."]);
});

test("a pause of more than 5 s ends a row of requests on new connections", async (t) => {
  const { world, client } = await openWithFakeWall(t);
  await client(101).signIn();
  const agent = world.center.agent(101);
  let now = START;
  let connection = 0;
  const findings = new Findings({ now: () => now, world: () => START, onFirst: () => {} });
  const clock = { requestReceivedAt: () => now, now: () => now };
  const parts = { findings, center: () => world.center, connectionOf: () => connection, ...clock };
  const observer = new ClientObserver(parts, [connectionPerRequest]);
  const sendOnNewConnections = (count: number, pauseMs: number) => {
    for (let i = 0; i < count; i++) {
      now += pauseMs;
      connection++;
      if (agent?.session !== undefined)
        observer.onAccepted({ ...REQUEST, isSecure: true }, agent, agent.session, false);
    }
    return findings.list().map(({ sentence }) => sentence);
  };
  sendOnNewConnections(9, 1_000);
  sendOnNewConnections(1, 6_000);
  t.strictSame(sendOnNewConnections(9, 1_000), []);
  t.strictSame(sendOnNewConnections(1, 1_000), [
    "The client of agent 101 made a new TLS connection for each of 10 requests in a row.",
  ]);
});
