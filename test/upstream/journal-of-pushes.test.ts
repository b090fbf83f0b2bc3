// Tests of a real gateway's pushes in the journal: their ends, their bodies, and in a shadow the pushes of the twin.
import { type Test, test } from "tap";
import { beginIncomingCall } from "../../src/core/index.ts";
import { TOKEN } from "../support/pushing.ts";
import { ACKNOWLEDGED, type Answer } from "../support/receiver.ts";
import { until } from "../support/waiting.ts";
import { openPushed } from "./open-pushed.ts";

interface Entry {
  readonly number: number;
  readonly events: readonly number[];
  readonly worldTime: string;
  readonly request: { readonly text: string } | null;
  readonly twin?: {
    readonly request: { readonly text: string } | null;
    readonly differences: readonly { readonly level: string }[];
  };
}

const SIGNED_IN =
  '{"workNo":"101","eventList":[{"eventType":"AgentOther_InService","workNo":"101","content":null},{"eventType":"AgentState_Ready","workNo":"101","content":null}]}';

/** Returns a function that reads the entries of pushes in the journal of a simulator. */
const createEntryReader =
  (control: string) =>
  async (query = ""): Promise<readonly Entry[]> => {
    const answer = await fetch(`${control}/worlds/default/journal?operation=push${query}`);
    return ((await answer.json()) as { readonly entries: readonly Entry[] }).entries;
  };

const PASS = ["--push-address", "127.0.0.1"];
const SHADOW = [...PASS, "--mode", "shadow"];

/** Opens a real gateway behind a simulator whose journal is read. */
async function openJournaled(t: Test, more: readonly string[], arrangement: Parameters<typeof openPushed>[1] = {}) {
  const pushed = await openPushed(t, { ...arrangement, more });
  return { ...pushed, listPushes: createEntryReader(pushed.control) };
}

test("a push that was forwarded is an entry, with the client's address and answer", async (t) => {
  for (const more of [PASS, [...PASS, "--mode", "spy", "--answer", "calldata"]]) {
    const { signIn, listPushes, receiver } = await openJournaled(t, more);
    await signIn();
    await until(async () => (await listPushes("&retcode=0&agent=101")).length === 1);
    t.match(await listPushes(), [
      {
        phase: "answered",
        operation: "push",
        method: "POST",
        path: receiver.url,
        agent: 101,
        retcode: "0",
        status: 200,
        reason: null,
        events: { length: 0 },
        repeated: false,
        request: { text: SIGNED_IN },
        answer: { text: '{"message":"","retcode":"0"}' },
        bodies: "kept",
      },
    ]);
  }
});

test("a push that the client has not answered yet waits in the journal", async (t) => {
  let sendAnswer = (_: Answer): void => {};
  const answered = new Promise<Answer>((resolve) => {
    sendAnswer = resolve;
  });
  const { signIn, listPushes, receiver } = await openJournaled(t, PASS, { answering: () => answered });
  await signIn();
  await receiver.waitForPushes(1);
  await until(async () => (await listPushes("&phase=received")).length === 1);
  t.match(await listPushes(), [
    { agent: 101, retcode: null, status: null, request: { text: SIGNED_IN }, answer: null },
  ]);
  sendAnswer(ACKNOWLEDGED);
  await until(async () => (await listPushes("&phase=answered")).length === 1);
});

test("a push that failed has its reason, and the one that repeats its events says so", async (t) => {
  const answers: Answer[] = [{ body: "no", status: 503 }, { body: '{"retcode":"1"}' }, "hang-up", ACKNOWLEDGED];
  const { signIn, listPushes, receiver } = await openJournaled(t, PASS, {
    answering: (_, nth) => answers[nth - 1] ?? ACKNOWLEDGED,
  });
  await signIn();
  await until(async () => (await listPushes("&retcode=0")).length === 1);
  const { host } = new URL(receiver.url);
  t.match(await listPushes(), [
    {
      phase: "answered",
      status: 503,
      retcode: null,
      repeated: false,
      reason: { sentence: "the answer is HTTP 503 instead of 200" },
      answer: { text: "no" },
    },
    { status: 200, retcode: null, repeated: true, reason: { sentence: /has retcode "1" instead of "0"/ } },
    { phase: "aborted", status: null, repeated: true, reason: { sentence: new RegExp(`^${host} closed`) } },
    { phase: "answered", status: 200, retcode: "0", repeated: true, reason: null },
  ]);
});

test("a push to a forbidden address has the reason too", async (t) => {
  const { signIn, listPushes } = await openJournaled(t, PASS);
  await signIn({ callBackUri: "http://169.254.1.1/events", serviceToken: TOKEN });
  await until(async () => (await listPushes("&phase=aborted")).length > 0);
  const [first] = await listPushes();
  t.match(first, {
    path: "http://169.254.1.1/events",
    reason: { sentence: /^pushes may not go there: 169\.254\.1\.1:80/ },
  });
});

test("without bodies in the journal, a push has none", async (t) => {
  const { signIn, listPushes } = await openJournaled(t, [...PASS, "--set", "journalBodies=off"]);
  await signIn();
  await until(async () => (await listPushes("&retcode=0")).length === 1);
  t.hasStrict(await listPushes(), [{ request: null, answer: null, bodies: "off" }]);
});

test("in a shadow, the entry of a push has the events of the twin, its push, and how the two differ", async (t) => {
  const { signIn, send, real, listPushes, receiver } = await openJournaled(t, SHADOW, {
    settings: { phoneAlertingContent: "object" },
  });
  await signIn();
  await send("POST", "onlineagent/101/resetskill/true");
  real.center.perform(beginIncomingCall, { from: "13812345678", to: { queue: 25 } });
  const findAlerting = async () => (await listPushes()).find(({ request }) => request?.text.includes("PhoneAlerting"));
  await until(async () => ((await findAlerting())?.twin?.differences.length ?? 0) > 0);
  const [first] = await listPushes();
  t.match(first, {
    path: receiver.url,
    agent: 101,
    retcode: "0",
    events: [1, 2],
    request: { text: SIGNED_IN },
    twin: { request: { text: SIGNED_IN } },
  });
  const { twin } = (await findAlerting()) ?? {};
  t.match(twin?.request?.text, /"AgentOther_PhoneAlerting","workNo":"101","content":null/);
  t.hasStrict(
    twin?.differences.find(({ level }) => level === "L2"),
    { path: "eventList[].content", simulated: "null (null)" },
  );
});

test("in a shadow, a repeated push has the events and the comparison of the refused one", async (t) => {
  const { signIn, listPushes } = await openJournaled(t, SHADOW, {
    answering: (_, nth) => (nth === 1 ? { body: "no", status: 503 } : ACKNOWLEDGED),
  });
  await signIn();
  await until(async () => (await listPushes("&retcode=0")).length === 1);
  await until(async () => (await listPushes()).every(({ twin }) => twin !== undefined));
  t.match(await listPushes(), [
    { status: 503, repeated: false, events: [1, 2], twin: { request: { text: SIGNED_IN } } },
    { status: 200, repeated: true, events: [1, 2], twin: { request: { text: SIGNED_IN } } },
  ]);
});
