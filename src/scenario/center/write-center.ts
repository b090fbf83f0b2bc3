// Converts the plan of a center to its written form, so that the reader of scenarios can check a center from a snapshot.
import { type Distribution, formatDuration } from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import type { AgentPlan, CenterPlan, NumberPlan } from "./center-plan.ts";
import type { WrittenCenter } from "./center-schema.ts";
import type { RepliesPlan } from "./replies.ts";

type Written<Part extends keyof WrittenCenter> =
  NonNullable<WrittenCenter[Part]> extends readonly (infer One)[] ? One : never;

/** Returns the written form of a center, with an id for every agent. It leaves out passwords, because a hash can't be written. */
export function writeCenter(center: CenterPlan): WrittenCenter {
  const { vdn, timeZone, phoneRange, queues, ivrs, numbers, groups, restReasons, recordings, agents } = center;
  return {
    vdn,
    timeZone,
    ...withoutUndefined({ phoneRange }),
    queues: [...queues],
    ivrs: ivrs.map(({ time, ...ivr }) => ({ ...ivr, ...withoutUndefined({ time: mapDefined(time, formatDuration) }) })),
    numbers: numbers.map(writeNumber),
    groups: [...groups],
    ...withoutUndefined({
      restReasons: mapDefined(restReasons, (reasons) => [...reasons]),
      recordings: mapDefined(recordings, (areOn): "on" | "off" => (areOn ? "on" : "off")),
    }),
    agents: agents.map(writeAgent),
  };
}

/** Returns the written form of a number, without the ring time where the written form doesn't accept it. */
function writeNumber({ number, ring, does, talk }: NumberPlan): Written<"numbers"> {
  const ringTime = does === "busy" || does === "noAnswer" ? {} : { ring: writeDistribution(ring) };
  return { number, does, ...ringTime, ...withoutUndefined({ talk: mapDefined(talk, writeDistribution) }) };
}

function writeAgent({ password, passwordLife, queues, media, autopilot, ...agent }: AgentPlan): Written<"agents"> {
  return {
    ...agent,
    queues: [...queues],
    ...withoutUndefined({
      passwordLife: mapDefined(passwordLife, formatDuration),
      media: mapDefined(media, (list) => [...list]),
      autopilot: mapDefined(autopilot, ({ answer, talk, wrapUp, replies, inspects }) => ({
        answer: writeDistribution(answer),
        ...withoutUndefined({
          talk: mapDefined(talk, writeDistribution),
          wrapUp: mapDefined(wrapUp, writeDistribution),
          replies: mapDefined(replies, writeReplies),
          inspects: mapDefined(inspects, (plan) => ({
            every: formatDuration(plan.every),
            for: formatDuration(plan.for),
            mode: plan.mode,
          })),
        }),
      })),
    }),
  };
}

function writeReplies({ after, texts }: RepliesPlan) {
  return { after: writeDistribution(after), texts: texts.map((text) => (typeof text === "string" ? text : [...text])) };
}

type WrittenDistribution = NonNullable<Written<"numbers">["ring"]>;

function writeDistribution(distribution: Distribution): WrittenDistribution {
  switch (distribution.kind) {
    case "fixed":
      return formatDuration(distribution.value);
    case "percentiles":
      return { p50: formatDuration(distribution.p50), p95: formatDuration(distribution.p95) };
    case "exponential":
      return { exponential: formatDuration(distribution.mean) };
    case "list":
      return distribution.values.map(formatDuration);
  }
}
