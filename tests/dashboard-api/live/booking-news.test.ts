import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBookingNews } from "../../../dashboard-api/live/booking-news.ts";
import { eventually } from "../../setup/eventually.ts";

describe("news of bookings", () => {
  let number: number;
  let asked: number;
  /** What the database does before it answers. */
  let meanwhile: () => Promise<void>;
  let news: ReturnType<typeof createBookingNews>;
  let told: number[];
  beforeEach(() => {
    number = 7;
    asked = 0;
    told = [];
    meanwhile = async () => {};
    const ask = async () => {
      asked += 1;
      const seen = number;
      await meanwhile();
      return seen;
    };
    news = createBookingNews({ ask, every: 5 });
  });
  afterEach(() => news.close());
  const listen = () => news.subscribe((it) => told.push(it));

  test("are told once for each number that is seen, whichever process made it", async () => {
    const end = listen();
    await eventually(() => told.length === 1, "the first number");
    number = 9;
    await eventually(() => told.length === 2, "the next number");
    const looks = asked;
    await eventually(() => asked > looks + 3, "more looks");
    expect(told).toEqual([7, 9]);
    expect(news.latest()).toBe(9);
    end();
  });

  test("are looked for only while somebody listens", async () => {
    await news.look();
    expect([asked, news.latest()]).toEqual([0, null]);
    const end = listen();
    await eventually(() => told.length === 1, "the first number");
    end();
    number = 8;
    await news.look();
    expect(told).toEqual([7]);
    // Who comes next is told at once what happened in between.
    listen();
    await eventually(() => told.at(-1) === 8, "what happened in between");
  });

  test("are told of what is committed while a look is under way, and survive a database that is away", async () => {
    listen();
    await eventually(() => told.length === 1, "the first number");
    meanwhile = async () => {
      meanwhile = async () => {};
      number = 8;
      // Asked for while a look that read the old number is under way.
      void news.look();
    };
    await news.look();
    expect(told).toEqual([7, 8]);
    meanwhile = () => Promise.reject(new Error("away"));
    await news.look();
    expect([told, news.latest()]).toEqual([[7, 8], 8]);
    meanwhile = async () => {};
    number = 12;
    await eventually(() => told.at(-1) === 12, "the database is back");
  });
});
