import { describe } from "vitest";
import { fakeBookings } from "../dashboard-api/ledger/fake-bookings.ts";
import { bookingReaderContract } from "./booking-reader.ts";

describe("the bookings that other tests use", () => {
  bookingReaderContract(async () => fakeBookings());
});
