import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppUnderTest, at, live, startApp } from "../app-under-test.ts";

const start = at("2026-03-02T00:00:00Z");

describe("what the API tells of machines, gateways, data and itself", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startApp();
  });
  afterAll(() => it[Symbol.asyncDispose]());

  test("machines: their description and what they do now", async () => {
    it.picture.takeLive(live(), live().confirmedAt, false);
    const list = (await it.get("/api/v1/machines")).json();
    expect(list.next).toBeNull();
    expect(list.items.map((each: { id: string; state: string }) => [each.id, each.state])).toEqual([
      ["mill", "running"],
      ["lathe", "unknown"],
    ]);
    expect(list.items[0]).toEqual({
      id: "mill",
      name: { ja: "フライス盤", en: "mill" },
      state: "running",
      since: "2026-03-02T00:00:00Z",
      confirmedAt: "2026-03-02T00:10:00Z",
      maker: "Maker",
      model: null,
      place: null,
      rate: 5_000,
      currency: "JPY",
      gateway: "hall",
      signals: [
        { id: "load", name: null, type: "number", unit: "%" },
        { id: "program", name: null, type: "text", unit: "" },
      ],
    });
    expect((await it.get("/api/v1/machines/mill")).json()).toEqual(list.items[0]);
  });

  test("gateways: connection, spool and sources, and whether they run on the same site file", async () => {
    expect((await it.get("/api/v1/gateways")).json().items).toEqual([
      expect.objectContaining({ id: "hall", online: null, spool: null, sources: [] }),
    ]);
    const lane = { batches: 1, bytes: 2, oldest: start };
    it.picture.takeStatus({
      version: 1,
      gateway: "hall",
      online: true,
      at: start,
      software: "0.1.0",
      site: "a".repeat(64),
      session: "s",
      spool: { states: lane, samples: { ...lane, oldest: null }, rejected: 3, lost: 4, refused: "" },
      clock: { synchronized: true },
      sources: [
        {
          source: "plant",
          protocol: "mqtt",
          state: "connected",
          since: start,
          detail: "",
          samples: 5,
          discarded: 0,
          skew: null,
          backwardSteps: 0,
          faults: { "mill/load": "no such topic" },
          certificateExpires: null,
        },
      ],
    });
    const [hall] = (await it.get("/api/v1/gateways")).json().items;
    expect(hall).toMatchObject({
      online: true,
      sameSite: true,
      spool: { states: { oldest: "2026-03-02T00:00:00Z" }, samples: { oldest: null }, lost: 4 },
      sources: [{ source: "plant", since: "2026-03-02T00:00:00Z", faults: { "mill/load": "no such topic" } }],
    });
    it.picture.takeStatus({ version: 1, gateway: "hall", online: false });
    expect((await it.get("/api/v1/gateways")).json().items[0]).toMatchObject({ online: false, at: null });
  });

  test("health: ready only while both the store and the broker can be reached", async () => {
    const ready = async () => {
      const answer = await it.get("/health/ready", null);
      return [answer.statusCode, answer.json()];
    };
    const fine = { ok: true, detail: "" };
    expect(await ready()).toEqual([200, { ready: true, store: fine, database: fine, live: fine }]);
    it.link.isUp = false;
    it.link.detail = "connection refused";
    expect(await ready()).toEqual([
      503,
      { ready: false, store: fine, database: fine, live: { ok: false, detail: "connection refused" } },
    ]);
    it.link.isUp = true;
    await it.store.away();
    expect(await ready()).toEqual([
      503,
      expect.objectContaining({ store: { ok: false, detail: expect.any(String) } }),
    ]);
    await it.store.back();
    expect((await it.get("/health/live", null)).json()).toEqual({ ok: true });
  });

  test("metrics: by route and not by address, the store's latency and the live link's age", async () => {
    it.link.lastMessageAt = 5_000_000;
    await it.get("/api/v1/machines/nobody");
    const answer = await it.get("/metrics");
    expect(answer.headers["content-type"]).toMatch(/^text\/plain/);
    expect(answer.body).toMatch(
      /api_request_duration_seconds_count\{method="GET",route="\/api\/v1\/machines\/:id",status="404"\} 1/,
    );
    expect(answer.body).toMatch(/api_ledger_days_waiting 3\n/);
    expect(answer.body).toMatch(/api_store_duration_seconds_count\{question="ping",outcome="error"\} 1/);
    expect(answer.body).toMatch(/^api_live_last_message_timestamp_seconds 5$/m);
    expect(answer.body).toMatch(/^api_live_link_up 1$/m);
    expect(answer.body).not.toContain("nobody");
  });
});
