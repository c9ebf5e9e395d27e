import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchMedium } from "../../runtime/link/fetch-medium.ts";

const server = createServer((_request, response) => void response.writeHead(404).end());
let host = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // SAFETY: a server that listens on a port has an address with one.
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("what failed is told by its address without the query, where keys are", async () => {
  expect(await fetchMedium(`http://${host}/a.png?key=hidden#hidden`)).toEqual({ ok: false, reason: `http://${host}/a.png answered 404 Not Found.` });
});

test.each([
  ["a user and a password", "http://ada:hidden@127.0.0.1:1/a.png?key=hidden"],
  ["no host", "http://hidden:hidden/?hidden"],
  ["nobody who answers", "http://127.0.0.1:1/a.png?key=hidden"],
])("an address with %s is told without what may be secret", async (_what, url) => {
  const fetched = await fetchMedium(url);
  expect(fetched).toMatchObject({ ok: false });
  expect(JSON.stringify(fetched)).not.toContain("hidden");
  expect(JSON.stringify(fetched)).toContain("cannot be reached");
});
