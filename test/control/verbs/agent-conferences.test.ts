// Tests of the verbs of agents in conferences, and of the actions of phones in them.
import { test } from "tap";
import { ADA, BEN } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const PHONE = "13900000009";
const CONFERENCE = "/worlds/default/conferences/1024256";

/** Opens a world in which Ada and Ben are signed in. */
async function openSignedIn() {
  const api = await openControlApi();
  const { send } = api;
  for (const path of [ADA, BEN]) await send("PATCH", path, { signedIn: true });
  /** Sends a POST. Returns its status, with the reason or the detail unless it is 200. */
  const post = async (path: string, body?: object) => {
    const { status, body: answer } = await send("POST", path, body);
    return status === 200 ? status : [status, answer.reason ?? answer.detail];
  };
  /** Returns the participants, each with its state and its mode, and with an asterisk if it is on hold. */
  const listParticipants = async () =>
    ((await send("GET", CONFERENCE)).body.participants ?? []).map(
      ({ agent, number, state, mode, isHeld }: Record<string, string>) =>
        `${agent ?? number} ${state} ${mode}${isHeld ? "*" : ""}`,
    );
  return { ...api, post, listParticipants };
}

test("an agent begins a conference, and its participants answer", async (t) => {
  const { send, post, listParticipants } = await openSignedIn();
  const begun = await send("POST", `${ADA}/conference`, { participants: { agents: 102, numbers: [PHONE] } });
  t.hasStrict(begun, { status: 200, body: { state: "talking", session: { conference: 1_024_256 } } });
  t.equal(await post(`${BEN}/answer-conference`), 200);
  t.equal(await post(`${CONFERENCE}/answer`), 200);
  t.strictSame(await listParticipants(), ["101 here both", "102 here both", `${PHONE} here both`]);
  t.equal(await post(`${ADA}/end-conference`), 200);
  t.strictSame(await post(`${CONFERENCE}/hang-up`), [
    404,
    'There is no conference "1024256": it is over or never existed. GET /worlds/default/conferences lists the conferences.',
  ]);
});

test("the chair holds, mutes, adds and removes participants, and hands over the chair", async (t) => {
  const { post, listParticipants } = await openSignedIn();
  await post(`${ADA}/conference`, { participants: { agents: [102] }, places: 3, length: "10m", warning: "1m" });
  await post(`${BEN}/answer-conference`);
  const participant = { agent: 102 };
  t.equal(await post(`${ADA}/hold-participant`, { participant }), 200);
  t.equal(await post(`${ADA}/mute-participant`, { participant }), 200);
  t.equal(await post(`${ADA}/add-participants`, { participants: { numbers: [PHONE] } }), 200);
  t.strictSame(await listParticipants(), ["101 here both", "102 here hear*", `${PHONE} ringing both`]);
  t.equal(await post(`${ADA}/retrieve-participant`, { participant }), 200);
  t.equal(await post(`${ADA}/unmute-participant`, { participant }), 200);
  t.equal(await post(`${ADA}/remove-participants`, { participants: { numbers: [PHONE, "139"] } }), 200);
  t.strictSame(await listParticipants(), ["101 here both", "102 here both"]);
  t.equal(await post(`${ADA}/hand-over-chair`, { agent: 102 }), 200);
  t.equal(await post(`${BEN}/prolong-conference`, { by: "30m" }), 200);
  t.equal(await post(`${ADA}/leave-conference`), 200);
  t.strictSame(await listParticipants(), ["102 here both"]);
});

test("the chair changes places and modes, and plays and stops sounds", async (t) => {
  const { send, post, listParticipants } = await openSignedIn();
  await post(`${ADA}/conference`, { participants: { agents: [102] }, places: 3 });
  await post(`${BEN}/answer-conference`);
  const isPlaying = async () => (await send("GET", CONFERENCE)).body.isPlaying;
  t.equal(await post(`${ADA}/change-places`, { by: 4 }), 200);
  t.hasStrict((await send("GET", CONFERENCE)).body, { places: 7 });
  t.strictSame(await post(`${ADA}/change-places`, { by: -6 }), [409, "no-such-places"]);
  t.equal(await post(`${ADA}/change-participant-mode`, { participant: { agent: 102 }, mode: "talk" }), 200);
  t.strictSame(await listParticipants(), ["101 here both", "102 here talk"]);
  t.equal(await post(`${ADA}/play-sound`, { sound: "y:/hello.V3" }), 200);
  t.equal(await isPlaying(), true);
  t.strictSame(await post(`${ADA}/play-sound`, { sound: "y:/hello.V3" }), [409, "sound-plays"]);
  t.equal(await post(`${ADA}/stop-sound`), 200);
  t.equal(await isPlaying(), false);
  t.strictSame(await post(`${ADA}/stop-sound`, {}), [409, "no-sound-plays"]);
  t.equal(await post(`${ADA}/play-sound`, { sound: "y:/hello.V3", participant: { agent: 102 } }), 200);
  t.equal(await post(`${ADA}/stop-sound`, { participant: { agent: 102 } }), 200);
});

test("phones refuse, don't answer, are busy and hang up, and an agent rejects", async (t) => {
  const { post, listParticipants } = await openSignedIn();
  await post(`${ADA}/conference`, { participants: { agents: [102], numbers: ["1", "2", "3", "4"] } });
  t.equal(await post(`${CONFERENCE}/refuse`, { number: "1" }), 200);
  t.equal(await post(`${CONFERENCE}/busy`), 200);
  t.equal(await post(`${CONFERENCE}/no-answer`), 200);
  t.equal(await post(`${BEN}/reject-conference`), 200);
  t.strictSame(await listParticipants(), ["101 here both", "2 ringing both"]);
  t.equal(await post(`${CONFERENCE}/answer`), 200);
  t.strictSame(await post(`${CONFERENCE}/answer`, { number: "2" }), [409, "outside-party-not-called"]);
  t.equal(await post(`${CONFERENCE}/hang-up`), 200);
  t.strictSame(await post(`${CONFERENCE}/hang-up`), [409, "no-such-participant"]);
});

test("refusals have the retcode of the gateway, and what the verb needs", async (t) => {
  const { send, post } = await openSignedIn();
  t.match((await send("POST", `${ADA}/end-conference`)).body, {
    reason: "in-no-conference",
    retcode: "101-001",
    detail:
      "The agent is not in a conference, or is not called into one. The gateway answers a client 101-001 (no conference). Agent 101 is in state idle " +
      "and has no call. End-conference needs an agent who is the chair of a conference that has begun.",
  });
  await post(`${ADA}/conference`, { participants: { agents: [102] } });
  t.match((await send("POST", `${ADA}/hold-participant`, { participant: { agent: 102 } })).body, {
    reason: "no-such-participant",
    retcode: "100-007",
    detail: /Agent 101 is in state talking and in the conference 1024256\./,
  });
});

test("a body with a mistake is answered with 400 and a sentence that names it", async (t) => {
  const { post } = await openSignedIn();
  const readMistake = async (verb: string, body?: object) => {
    const [status, detail] = (await post(`${ADA}/${verb}`, body)) as [number, string];
    t.equal(status, 400);
    return detail;
  };
  const form = 'use an object with agents, numbers or both, such as {agents: [102], numbers: ["13900000001"]}';
  t.equal(
    await readMistake("conference", { participants: { agents: [102, 999] } }),
    "participants.agents: the center has no agent 999",
  );
  t.equal(await readMistake("hand-over-chair", { agent: 999 }), "agent: the center has no agent 999");
  t.equal(
    await readMistake("change-places", { by: 1 }),
    "by: 1 is not a valid change of places: use a whole number from 2 to 118 to add places, or from -118 to -2 to remove some",
  );
  t.equal(
    await readMistake("change-participant-mode", { participant: { agent: 102 }, mode: "mute" }),
    'mode: unknown mode of a participant "mute": a mode of a participant is one of hear, talk, both, none',
  );
  t.equal(
    await readMistake("play-sound", { sound: "" }),
    'sound: "" is not a valid sound: use the path of a sound, of 1 to 127 characters, such as y:/hello.V3',
  );
  t.equal(
    await readMistake("play-sound"),
    "an empty value is not a valid body of this request: use an object with sound, participant",
  );
  t.equal(
    await readMistake("add-participants", { participants: {} }),
    `participants: there is no participant: ${form}`,
  );
});
