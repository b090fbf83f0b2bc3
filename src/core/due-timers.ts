// Runs the timers of a center when they are due.
import type { Floor } from "./floor.ts";
import type { Timer } from "./model/timer.ts";
import { checkSilence } from "./moves/agents/presence.ts";
import { signOut } from "./moves/agents/sign-in.ts";
import { endRingTime } from "./moves/calls/answer-and-release.ts";
import { actAsOutsideParty } from "./moves/calls/outside-party.ts";
import { takeAlertingPhoneOffHook } from "./moves/calls/phone.ts";
import { endChatRingTime } from "./moves/chats/answer-chat.ts";
import { leaveChatAsCustomer } from "./moves/chats/customer.ts";
import { endConferenceWait } from "./moves/conferences/own-part.ts";
import { actAsConferencePhone } from "./moves/conferences/participants.ts";
import { endConferenceSound, endConferenceTime, warnChair } from "./steps/conferences/timers.ts";
import { endIvr } from "./steps/ivr.ts";
import { endPlayback } from "./steps/player.ts";
import { route } from "./steps/routing.ts";

/** Runs a due timer of the center. Timers of scripts and worlds have their own handlers. */
export function runDueTimer(floor: Floor, timer: Exclude<Timer, { kind: "script" | "world" }>): void {
  switch (timer.kind) {
    case "route":
      route(floor);
      break;
    case "ring-timeout":
      endRingTime(floor, timer);
      break;
    case "phone-lifted":
      takeAlertingPhoneOffHook(floor, timer);
      break;
    case "outside-acts":
      actAsOutsideParty(floor, timer);
      break;
    case "ivr-done":
      endIvr(floor, timer);
      break;
    case "chat-ring-timeout":
      endChatRingTime(floor, timer);
      break;
    case "chat-customer-leaves":
      leaveChatAsCustomer(floor, timer);
      break;
    case "conference-over":
      endConferenceTime(floor, timer.conference);
      break;
    case "conference-warning":
      warnChair(floor, timer.conference);
      break;
    case "conference-ring-timeout":
      endConferenceWait(floor, { ...timer, pickedUp: false });
      break;
    case "conference-phone-lifted":
      endConferenceWait(floor, { ...timer, pickedUp: true });
      break;
    case "conference-phone-acts":
      actAsConferencePhone(floor, timer);
      break;
    case "conference-sound-over":
      endConferenceSound(floor, timer.conference, timer.party);
      break;
    case "rest-over": {
      const session = floor.state.agents.get(timer.agent)?.session;
      if (session?.serial === timer.session && session.state.name === "rest") {
        floor.emit({ type: "restOverstayed", agent: timer.agent });
      }
      break;
    }
    case "playback-over":
      endPlayback(floor, timer);
      break;
    case "silence":
      if (checkSilence(floor, timer) === "silent") signOut(floor, { agent: timer.agent, cause: "silence" });
      break;
    case "day-begins":
      floor.emit({ type: "dayBegan" });
      break;
  }
}
