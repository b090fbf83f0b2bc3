// Describes the figures of a queue for clients (cec_07_1023).
import * as z from "zod";
import { type CallId, type Center, figuresOf, type Queue, toWholeSeconds } from "../../core/index.ts";

/** The value of several members that means none or unused. */
const NONE = 65_535;

/** The value of several members of one byte that means none or unused, such as that of a device type. */
const NONE_IN_BYTE = 255;

/** The instant (epoch milliseconds) of a call that does not exist. */
const NO_INSTANT = 4_294_967_295_000;

/** Returns the shape of the figures of a queue, in the order of the page's sample. `queueTime` is in seconds. */
export const createQueueStatisticsShape = () =>
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

/**
 * Returns the figures of a queue.
 *
 * @param signedIn the number of agents who are signed in to it
 */
export function describeQueue(
  center: Center,
  queue: Queue,
  signedIn: number,
): z.output<ReturnType<typeof createQueueStatisticsShape>> {
  const figures = figuresOf(center, queue, signedIn);
  return {
    pilotNbr: "",
    deviceNo: queue.id,
    queueSize: figures.waiting,
    queueTime: toWholeSeconds(figures.longestWait),
    loadFactor: NONE,
    estWaitTime: 0,
    loggedOnAgents: signedIn,
    availAgents: figures.available,
    transferFlg: 0,
    transferDeviceType: NONE_IN_BYTE,
    transferDeviceNo: NONE,
    skillDescrip: queue.name,
    resourceIdleRate: figures.idleRate,
    serviceLevel: figures.serviceLevel,
    oldCallIdEx: describeId(figures.oldest),
    maxQueueSize: queue.maxWaiting,
  };
}

/** Splits a call's id into the second in which the call began, and its number. */
function describeId(call: CallId | undefined) {
  const [seconds, serial] = call?.split("-").map(Number) ?? [];
  return {
    dateTime: seconds === undefined ? NO_INSTANT : seconds * 1_000,
    dsn: serial ?? NONE,
    server: NONE_IN_BYTE,
    handle: NONE_IN_BYTE,
  };
}
