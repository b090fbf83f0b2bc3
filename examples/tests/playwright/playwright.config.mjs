// The configuration of the example.
// Set CHROMIUM to the path of a Chromium, such as /usr/bin/chromium, to use that one.
import { defineConfig } from "@playwright/test";

const port = process.env.PORT ?? "5173";

export default defineConfig({
  testMatch: "*.test.mjs",
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: process.env.CHROMIUM },
  },
  // This server stands for your development server.
  webServer: { command: "node site.mjs", url: `http://localhost:${port}/agent.html`, env: { PORT: port } },
});
