// Sends requests with Node's fetch, as instructed over IPC. Runs as a process, because the trusted CAs are fixed at its start.

process.on("message", async ({ number, url, within, ...init }) => {
  process.send({ number, ...(await sendRequest(url, { ...init, signal: AbortSignal.timeout(within) })) });
});

/** Sends a request. Returns the status, the Guid and the text of the answer, or the code of the error. */
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
