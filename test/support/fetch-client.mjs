// A program of its own that asks by Node's fetch, told over IPC: which CAs a process trusts is settled when it starts.

process.on("message", async ({ number, url, within, ...init }) => {
  process.send({ number, ...(await ask(url, { ...init, signal: AbortSignal.timeout(within) })) });
});

/** What comes of a request: the status, the Guid that it brings and its JSON, or the error by its code. */
async function ask(url, init) {
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
