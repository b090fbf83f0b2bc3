// Describes the figures of a queue for clients (cec_07_1023).
import * as z from "zod";
import { type Call, type Center, figuresOf, type Queue } from "../../core/index.ts";

/** Stands for "none" or "unused" in several members. */
const NONE = 65_535;
const NO_DEVICE_TYPE = 255;

/** The instant (epoch milliseconds) of a call that does not exist. */
const NO_INSTANT = 4_294_967_295_000;

/** The figures of a queue, in the order of the page's sample. `queueTime` is in seconds. */
export const queueStatistics = () =>
  z.object({
    pilotNbr: z.string(),
    deviceNo: z.number().int(),
    queueSize: z.number().int(),
    queueTime: z.number().int(),
    loadFactor: z.number().int(),
    estWaitTime: z.number().int(),
    loggedOnAgents: z.number().int(),
    availAgents: z.number().int(),
    transferFlg: z.number().int(),
    transferDeviceType: z.number().int(),
    transferDeviceNo: z.number().int(),
    skillDescrip: z.string(),
    resourceIdleRate: z.number().int(),
    serviceLevel: z.number().int(),
    oldCallIdEx: z.object({
      dateTime: z.number().int(),
      dsn: z.number().int(),
      server: z.number().int(),
      handle: z.number().int(),
    }),
    maxQueueSize: z.number().int(),
  });

/** Describes a queue. `signedIn`: how many agents are signed in to it. */
export function describeQueue(
  center: Center,
  queue: Queue,
  signedIn: number,
): z.output<ReturnType<typeof queueStatistics>> {
  const figures = figuresOf(center, queue, signedIn);
  return {
    pilotNbr: "",
    deviceNo: queue.id,
    queueSize: figures.waiting,
    queueTime: Math.floor(figures.longestWait / 1_000),
    loadFactor: NONE,
    estWaitTime: 0,
    loggedOnAgents: signedIn,
    availAgents: figures.available,
    transferFlg: 0,
    transferDeviceType: NO_DEVICE_TYPE,
    transferDeviceNo: NONE,
    skillDescrip: queue.name,
    resourceIdleRate: figures.idleRate,
    serviceLevel: figures.serviceLevel,
    oldCallIdEx: describeId(oldestWaiting(center, queue)),
    maxQueueSize: queue.maxWaiting,
  };
}

function oldestWaiting(center: Center, { waiting }: Queue): Call | undefined {
  let oldest: Call | undefined;
  for (const id of waiting) {
    const call = center.call(id);
    if (call !== undefined && (call.queuedAt ?? 0) < (oldest?.queuedAt ?? Number.POSITIVE_INFINITY)) oldest = call;
  }
  return oldest;
}

/** Takes a call's id apart: the second in which it began, and its number. */
function describeId(call: Call | undefined) {
  const [seconds, serial] = call?.id.split("-").map(Number) ?? [];
  return {
    dateTime: seconds === undefined ? NO_INSTANT : seconds * 1_000,
    dsn: serial ?? NONE,
    server: NO_DEVICE_TYPE,
    handle: NO_DEVICE_TYPE,
  };
}
