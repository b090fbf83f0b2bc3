// Tests of the 18 counters: a story for each rule, with the nonzero counters of all agents afterwards.
import { test } from "tap";
import { COUNTERS, type CounterName, type Counters } from "../../src/core/index.ts";
import { type Arrangement, openCenter, type Stage } from "../support/center.ts";

/** A story of agents 101 and 102, with the counters after it. */
interface Story {
  /** The counters whose rules the story shows. */
  readonly shows: readonly CounterName[];
  readonly title: string;
  readonly settings?: Arrangement["settings"];
  readonly play: (stage: Stage) => void;
  /** The nonzero counters of agents 101 and 102. An agent without any is left out. */
  readonly after: Readonly<Record<number, Partial<Counters>>>;
}

/** Begins a customer's call that 101 answers. Returns its id. */
function answerCustomer({ call, answer }: Stage): string {
  const id = call({ agent: 101 });
  answer(101);
  return id;
}

const STORIES: readonly Story[] = [
  {
    shows: ["talktime", "answernums"],
    title: "101 answers a customer after 5 s of ringing, talks for 60 s, 20 of them on hold; the customer hangs up",
    play(stage) {
      const id = stage.call({ agent: 101 });
      stage.runFor(5);
      stage.answer(101);
      stage.runFor(30);
      stage.hold(101);
      stage.runFor(20);
      stage.retrieve(101);
      stage.runFor(10);
      stage.hangUpAsCustomer(id);
    },
    after: { 101: { talktime: 60, answernums: 1, keepnums: 1 } },
  },
  {
    shows: ["talktime"],
    title: "101 talks to an outside number for 10 s with a customer on hold, and each second counts once",
    play(stage) {
      answerCustomer(stage);
      stage.runFor(20);
      stage.hold(101);
      stage.callOut(101);
      stage.runFor(13);
      stage.release(101);
      stage.runFor(7);
    },
    after: { 101: { talktime: 40, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 1 } },
  },
  {
    shows: ["noanswernums"],
    title: "101 does not answer a call for 30 s; the caller of another call hangs up after 10 s",
    settings: { noAnswerAction: "idle" },
    play(stage) {
      stage.call({ agent: 101 });
      stage.runFor(30);
      stage.call({ agent: 101 }, { patience: 10 });
      stage.runFor(10);
    },
    after: { 101: { noanswernums: 1 } },
  },
  {
    shows: ["calloutnums"],
    title: "101 calls two outside numbers: one is busy, the other answers and talks for 12 s",
    play(stage) {
      stage.actAsOutsideParty(stage.callOut(101, "13200000001"), "is-busy");
      stage.callOut(101);
      stage.runFor(3 + 12);
      stage.release(101);
    },
    after: { 101: { talktime: 12, calloutnums: 1, agentrelease: 1 } },
  },
  {
    shows: ["intercallnums", "answernums"],
    title: "101 calls 102, who answers; 101 calls again, and 102 rejects the call",
    settings: { noAnswerAction: "idle" },
    play(stage) {
      stage.callInside(101, { agent: 102 });
      stage.answer(102);
      stage.runFor(30);
      stage.release(101);
      stage.callInside(101, { agent: 102 });
      stage.release(102);
    },
    after: {
      101: { talktime: 30, intercallnums: 1, agentrelease: 1 },
      102: { talktime: 30, answernums: 1, agentrelease: 1 },
    },
  },
  {
    shows: ["interhelpnums"],
    title: "101 consults 102, first two-party, then three-party; the hold of a consultation does not count in keepnums",
    play(stage) {
      answerCustomer(stage);
      const consultation = stage.consult(101, { agent: 102 });
      stage.answer(102);
      stage.runFor(10);
      stage.dropCall(101, consultation);
      stage.consult(101, { agent: 102 }, { mode: "threeParty" });
      stage.answer(102);
      stage.runFor(10);
      stage.release(102);
    },
    after: {
      101: { talktime: 20, answernums: 1, interhelpnums: 2, agentrelease: 1 },
      102: { talktime: 20, answernums: 2, agentrelease: 1 },
    },
  },
  {
    shows: ["transfernums", "transferoutnums"],
    title: "101 transfers a customer to 102, who answers; it counts as a transfer out for 101, and as one in for 102",
    play(stage) {
      const id = answerCustomer(stage);
      stage.runFor(10);
      stage.transfer(101, { agent: 102 });
      stage.answer(102);
      stage.runFor(20);
      stage.hangUpAsCustomer(id);
    },
    after: {
      101: { talktime: 10, answernums: 1, transferoutnums: 1 },
      102: { talktime: 20, answernums: 1, transfernums: 1 },
    },
  },
  {
    shows: ["transfernums", "transferoutnums"],
    title: "101 transfers a customer to 102 and another to an outside number, with transfernums set to made",
    settings: { transfernums: "made" },
    play(stage) {
      stage.hangUpAsCustomer(answerCustomer(stage));
      const id = answerCustomer(stage);
      stage.transfer(101, { agent: 102 }, "success");
      stage.answer(102);
      stage.hangUpAsCustomer(id);
      answerCustomer(stage);
      stage.transfer(101, { number: "13900000009" }, "success");
      stage.runFor(3);
    },
    after: {
      101: { talktime: 3, answernums: 3, transfernums: 2, transferoutnums: 1 },
      102: { answernums: 1 },
    },
  },
  {
    shows: ["transferivrnums"],
    title: "101 transfers one customer to the IVR, and gets another back from it after 20 s",
    play(stage) {
      answerCustomer(stage);
      stage.transfer(101, { ivr: 7 });
      answerCustomer(stage);
      stage.transfer(101, { ivr: 7 }, "suspend");
      stage.runFor(20 + 5);
    },
    after: { 101: { talktime: 25, answernums: 2, transferivrnums: 2 } },
  },
  {
    shows: ["redirectnums"],
    title: "101 rejects a call of the queue, which rings at 102; 101 rejects a direct call, which then ends",
    settings: { noAnswerAction: "idle" },
    play(stage) {
      stage.call({ queue: 25 });
      stage.release(101);
      stage.answer(102);
      stage.call({ agent: 101 });
      stage.release(101);
    },
    after: { 101: { redirectnums: 1, agentrelease: 1 }, 102: { answernums: 1 } },
  },
  {
    shows: ["keepnums"],
    title: "101 holds a customer twice",
    play(stage) {
      answerCustomer(stage);
      for (const _ of [1, 2]) {
        stage.hold(101);
        stage.retrieve(101);
      }
    },
    after: { 101: { answernums: 1, keepnums: 2 } },
  },
  {
    shows: ["busynums", "busytime"],
    title: "101 is busy for 40 s, and again after an unanswered call",
    play(stage) {
      stage.sayBusy(101);
      stage.runFor(40);
      stage.cancelBusy(101);
      stage.call({ agent: 101 });
      stage.runFor(30 + 8);
    },
    after: { 101: { busynums: 2, busytime: 48, noanswernums: 1 } },
  },
  {
    shows: ["restnums", "resttime"],
    title: "101 rests for 30 s of 60 granted seconds",
    play(stage) {
      stage.rest(101, 60);
      stage.runFor(30);
      stage.cancelRest(101);
    },
    after: { 101: { restnums: 1, resttime: 30 } },
  },
  {
    shows: ["restoutnums", "restouttime"],
    title: "101 rests for 75 s with 60 granted seconds",
    play(stage) {
      stage.rest(101, 60);
      stage.runFor(75);
      stage.cancelRest(101);
    },
    after: { 101: { restnums: 1, resttime: 75, restoutnums: 1, restouttime: 15 } },
  },
  {
    shows: ["agentrelease"],
    title: "101 ends the call of one customer, and another customer hangs up",
    play(stage) {
      answerCustomer(stage);
      stage.release(101);
      stage.hangUpAsCustomer(answerCustomer(stage));
    },
    after: { 101: { answernums: 2, agentrelease: 1 } },
  },
];

for (const { shows, title, settings, play, after } of STORIES) {
  test(`the rules of ${shows.join(" and ")} apply: ${title}`, (t) => {
    const stage = openCenter({ agents: 2, ...(settings === undefined ? {} : { settings }) });
    stage.signIn(101);
    stage.signIn(102);
    play(stage);
    t.strictSame({ 101: stage.counted(101), 102: stage.counted(102) }, { 101: {}, 102: {}, ...after });
    t.end();
  });
}

test("every counter has a story", (t) => {
  t.strictSame(
    COUNTERS.filter((name) => !STORIES.some(({ shows }) => shows.includes(name))),
    [],
  );
  t.end();
});
