// Lists gateways with other settings than the simulator, with the difference that a comparison must find and the setting that it must name.
import type { Settings } from "../../src/forms/settings.ts";
import type { Change } from "./changes.ts";

/** A mutant of the simulator, with the difference that a comparison must find. */
export interface MutantRow {
  readonly name: string;
  /** The settings of the gateway. */
  readonly settings?: Partial<Settings>;
  /** A change of its answers. */
  readonly change?: Change;
  /** Level, interface or event, and path. */
  readonly place: string;
  /** The setting that the report names. */
  readonly setting?: string;
}

/** Gateways with other settings. */
export const CHANGED_SETTINGS: readonly MutantRow[] = [
  {
    name: "no result",
    settings: { operationResult: "absent" },
    place: "L1 voicecall/hold result",
    setting: "operationResult: absent",
  },
  {
    name: "another refusal of Guids",
    settings: { rejectedGuid: "100-006" },
    place: "L1 onlineagent/getAgentStatus retcode",
    setting: "rejectedGuid: 100-006",
  },
  {
    name: "statistics without a call",
    settings: { statisticsOutsideCall: "answer" },
    place: "L1 calldata/queryCallStatisticsInfo retcode",
    setting: "statisticsOutsideCall: answer",
  },
  {
    name: "the time of events",
    settings: { eventGenTime: true },
    place: "L2 AgentEvent_Talking event.eventGenTime",
    setting: "eventGenTime: on",
  },
  {
    name: "the content of an event",
    settings: { phoneAlertingContent: "object" },
    place: "L2 AgentOther_PhoneAlerting event.content",
    setting: "phoneAlertingContent: object",
  },
  {
    name: "an event after the sign-out",
    settings: { shutdownServiceAfterLogout: true },
    place: "L4 AgentOther_ShutdownService event",
    setting: "shutdownServiceAfterLogout: on",
  },
  {
    name: "the state after a missed call",
    settings: { noAnswerAction: "idle" },
    place: "L4 AgentState_SetNotReady_Success event",
    setting: "noAnswerAction: idle",
  },
  {
    name: "the rule of a counter",
    settings: { transfernums: "made" },
    place: "L5 calldata/queryCallStatisticsInfo result.transfernums",
    setting: "transfernums: made",
  },
  {
    name: "counters since midnight",
    settings: { statisticsSince: "midnight" },
    place: "L5 calldata/queryCallStatisticsInfo result.talktime",
    setting: "statisticsSince: midnight",
  },
  {
    name: "the time of ringing",
    settings: { ringTime: 20_000 },
    place: "L6 AgentEvent_No_Answer time",
    setting: "ringTime: 20s",
  },
  {
    name: "the time until a phone is picked up",
    settings: { phonePickUp: 2_000 },
    place: "L6 AgentOther_PhoneOffhook time",
    setting: "phonePickUp: 2s",
  },
];
