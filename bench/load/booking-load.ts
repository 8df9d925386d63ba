import type { BookingApi, Told } from "../../tests/setup/booking-api.ts";

/** What came of a load of booking requests. */
export interface BookingLoad {
  readonly seconds: number;
  /** Milliseconds that each request took. */
  readonly times: number[];
  /** How many requests were answered with each status. */
  readonly statuses: Record<number, number>;
  /** 409 answers without any busy time, and requests that were not answered at all. */
  readonly faults: string[];
}

interface Made {
  id: string;
  version: number;
}

const quarter = 900_000;
const minute = (time: number) => new Date(time).toISOString();

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * Clients, each of one of the companies, that create, move and extend bookings in one and the same stretch of time, as
 * fast as they are answered; in turns at the processes given.
 */
export async function loadBookings(
  apis: readonly BookingApi[],
  given: {
    clients: number;
    requests: number;
    machines: readonly string[];
    hours: number;
    companies: readonly string[];
  },
): Promise<BookingLoad> {
  const { clients, requests, machines, hours, companies } = given;
  const begin = Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000;
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  let left = requests;

  async function client(index: number): Promise<void> {
    const random = numbers(index + 1);
    const below = (limit: number) => Math.floor(random.next().value * limit);
    const token = `demo-member-${companies[index % companies.length]}`;
    const own: Made[] = [];
    const slot = () => {
      const from = begin + below(hours * 4) * quarter;
      return { from: minute(from), to: minute(from + (2 + below(6)) * quarter) };
    };
    for (let turn = 0; left > 0; turn += 1) {
      left -= 1;
      const api = apis[(index + turn) % apis.length] as BookingApi;
      const before = own.length > 0 && below(3) > 0 ? own[below(own.length)] : undefined;
      const started = performance.now();
      let told: Told<Partial<Made> & { busy?: unknown[] }>;
      try {
        told = before
          ? await api.ask("PATCH", `/bookings/${before.id}`, {
              ...{ token, body: slot(), headers: { "if-match": `"${before.version}"` } },
            })
          : await api.ask("POST", "/bookings", {
              ...{ token, body: { machine: machines[below(machines.length)], ...slot() } },
              headers: { "idempotency-key": `${index}-${turn}-${begin}` },
            });
      } catch (error) {
        faults.push(String(error));
        continue;
      }
      times.push(performance.now() - started);
      const { status, body } = told;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 409 && !body.busy?.length)
        faults.push(`409 without busy times: ${JSON.stringify(body)}`);
      if (status >= 500 || status === 400) faults.push(`${status}: ${JSON.stringify(body)}`);
      if (before && status === 200) before.version = body.version ?? 0;
      if (!before && status === 201) own.push({ id: body.id ?? "", version: body.version ?? 0 });
    }
  }

  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return { seconds: (performance.now() - started) / 1_000, times, statuses, faults };
}

export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
