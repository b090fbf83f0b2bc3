// Finds queues and IVRs by their access codes, the numbers that customers dial.

/** Returns the id of the device with an access code; undefined if none has it. */
export function findIdByAccessCode(
  devices: ReadonlyMap<number, { readonly accessCode: string }>,
  code: string,
): number | undefined {
  for (const [id, { accessCode }] of devices) if (accessCode === code) return id;
  return undefined;
}

/** An id that no device has. The center refuses it, but only after it has checked whether there is a call or chat. */
export const NO_DEVICE = -1;
