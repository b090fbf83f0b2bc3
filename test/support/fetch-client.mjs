// Sends the requests that arrive over IPC with Node's fetch.
// A process reads its trusted CAs only at its start, so this runs as one.

process.on("message", async ({ number, url, timeoutMs, ...init }) => {
  process.send({ number, ...(await sendRequest(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })) });
});

/** Sends a request. Returns the status, the Guid and the text of the answer, or the code or name of the error. */
async function sendRequest(url, init) {
  try {
    const response = await fetch(url, init);
    const guid = response.headers.get("set-guid");
    return {
      status: response.status,
      guid,
      text: response.ok ? JSON.stringify(await response.json()) : await response.text(),
    };
  } catch (error) {
    return { error: error.cause?.code ?? error.name };
  }
}
