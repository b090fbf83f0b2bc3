// Tests of conferences in the library, with a simulator in this process and in another one.
import { test } from "tap";
import { TRANSPORTS } from "./both-transports.ts";

const PHONES = ["13900000001", "13900000002", "13900000003", "13900000004"];

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, agents and phones join, change, leave and end a conference`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const [ada, ben] = [world.agent(101), world.agent(102)];
      for (const agent of [ada, ben]) await agent.signIn();
      const participants = { agents: 102, numbers: PHONES };
      const id =
        (await ada.conference({ participants, places: 6, length: "30m", warning: "1m" })).session?.conference ?? 0;
      const conference = world.conference(id);
      t.equal((await ben.answerConference()).state, "talking");
      await conference.answer({ number: "13900000001" });
      await conference.refuse({ number: "13900000002" });
      await conference.noAnswer({ number: "13900000003" });
      await conference.busy();
      await ada.holdParticipant({ agent: 102 });
      await ada.muteParticipant({ number: "13900000001" });
      t.match(await world.conferences(), [{ id, chair: 101, length: "30m" }]);
      t.match((await conference.get()).participants, {
        length: 3,
        0: { agent: 101 },
        1: { agent: 102, isHeld: true },
        2: { number: "13900000001", mode: "hear" },
      });
      await ada.changeParticipantMode({ participant: { agent: 102 }, mode: "none" });
      await ada.changePlaces(4);
      await ada.playSound("y:/hello.V3");
      await ada.playSound("y:/hello.V3", { participant: { agent: 102 } });
      await ada.stopSound({ participant: { agent: 102 } });
      t.hasStrict(await conference.get(), { places: 10, isPlaying: true, participants: [{}, { mode: "none" }] });
      await ada.stopSound();
      t.equal((await conference.get()).isPlaying, false);
      await ada.retrieveParticipant({ agent: 102 });
      await ada.unmuteParticipant({ number: "13900000001" });
      await ada.addParticipants({ numbers: ["13900000002"] });
      await ada.removeParticipants({ numbers: ["13900000002"] });
      await conference.hangUp();
      await ada.handOverChair(102);
      await ben.prolongConference("10m");
      await ada.leaveConference();
      t.match(await conference.get(), {
        chair: 102,
        length: "40m",
        participants: { length: 1, 0: { agent: 102 } },
      });
      await ben.addParticipants({ agents: [101] });
      t.equal((await ada.rejectConference()).state, "idle");
      t.equal((await ben.endConference()).state, "idle");
      await t.rejects(conference.get(), { code: "CCGW_UNKNOWN_CONFERENCE" });
      await t.rejects(ben.endConference(), { code: "CCGW_REFUSED", reason: "in-no-conference", retcode: "101-001" });
    }));
}
