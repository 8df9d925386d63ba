import { expect, test } from "vitest";
import { startBookingApi } from "../../setup/booking-api.ts";
import { eventually } from "../../setup/eventually.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";

interface Told {
  id: string;
  status: string;
  offer: { booking: string } | null;
}

test("an API process offers what came free by itself, and books it when it is accepted", async () => {
  await using api = await startBookingApi(bookingSiteData());
  const begin = Math.ceil(Date.now() / 86_400_000 + 2) * 86_400_000;
  const from = new Date(begin).toISOString();
  const to = new Date(begin + 3_600_000).toISOString();
  const body = { machine: "mill", from, to };
  const [one, two] = ["demo-member-one", "demo-member-two"];
  const taken = await api.ask<Told>("POST", "/bookings", { token: one, body });
  const joined = await api.ask<Told>("POST", "/waitlist", { token: two, body });
  expect([taken.status, joined.status]).toEqual([201, 201]);
  const headers = { "if-match": taken.etag ?? "" };
  await api.ask("POST", `/bookings/${taken.body.id}/cancel`, { token: one, body: {}, headers });
  const path = `/waitlist/${joined.body.id}`;
  const offer = await eventually(
    async () => (await api.ask<Told>("GET", path, { token: two })).body.offer ?? undefined,
    "an offer",
    40_000,
  );
  expect((await api.ask("POST", "/bookings", { token: one, body })).status).toBe(409);
  const answer = { token: two, body: { offer: offer.booking } };
  expect((await api.ask<Told>("POST", `${path}/accept`, answer)).body.status).toBe("granted");
  const booking = await api.ask<Told>("GET", `/bookings/${offer.booking}`, { token: two });
  expect(booking.body.status).toBe("confirmed");
}, 120_000);
