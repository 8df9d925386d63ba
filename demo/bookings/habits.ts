import { HOUR, MINUTE, type Micros } from "../../config/micros.ts";

/** How often a company is the one that books, relative to the others. */
export type Weights = Readonly<Record<string, number>>;

/** How the demo's people book one machine. */
export interface Habit {
  /** Least and most length of one go, hours. */
  visit: readonly [number, number];
  /** Bookings begin and end at multiples of it. */
  grid: Micros;
  /** A pause up to this long is part of it. */
  pause: Micros;
  /** Who books weekdays from nine to five. */
  good: Weights;
  /** Who books the rest. */
  rest: Weights;
}

/**
 * The politics of the demo. At the 5-axis centre miyama takes the good hours far beyond its share, shirakaba leaves its
 * share alone, tenryu-kinzoku is left with evenings and hoshizora goes empty-handed. The wire EDM is shared as it was paid.
 */
export const habits: Readonly<Record<string, Habit>> = {
  "mc-5axis": {
    visit: [2.5, 5],
    grid: 30 * MINUTE,
    pause: 80 * MINUTE,
    good: { miyama: 80, "tenryu-kinzoku": 9, hoshizora: 1, shirakaba: 1, kamagane: 4, "kitaura-medical": 5 },
    rest: { miyama: 60, "tenryu-kinzoku": 32, shirakaba: 2, kamagane: 6 },
  },
  laser: {
    visit: [1.5, 3.5],
    grid: 15 * MINUTE,
    pause: 60 * MINUTE,
    good: { "tenryu-kinzoku": 50, kamagane: 34, hoshizora: 13, "kitaura-medical": 3 },
    rest: { "tenryu-kinzoku": 46, kamagane: 38, hoshizora: 16 },
  },
  "mill-turn": {
    visit: [2, 4],
    grid: 30 * MINUTE,
    pause: 70 * MINUTE,
    good: { kamagane: 46, miyama: 47, "valley-lab": 7 },
    rest: { kamagane: 55, miyama: 45 },
  },
  "wire-edm": {
    visit: [5, 9],
    grid: 30 * MINUTE,
    pause: 80 * MINUTE,
    good: { "akebono-kata": 72, shirakaba: 25, "valley-lab": 3 },
    rest: { "akebono-kata": 74, shirakaba: 26 },
  },
  "test-chamber": {
    visit: [9, 14],
    grid: 30 * MINUTE,
    pause: 60 * MINUTE,
    good: { shirakaba: 60, miyama: 30, "kitaura-medical": 10 },
    rest: { shirakaba: 62, miyama: 38 },
  },
  "old-mill": {
    visit: [1.5, 3],
    grid: 15 * MINUTE,
    pause: 20 * MINUTE,
    good: { "nakagawa-kenma": 56, hoshizora: 40, "valley-lab": 4 },
    rest: { "nakagawa-kenma": 55, hoshizora: 45 },
  },
};

export interface Standing {
  machine: string;
  company: string;
  /** 1: Monday. */
  weekday: number;
  hours: string;
}

/** What comes back every week. */
export const standing: readonly Standing[] = [
  { machine: "old-mill", company: "nakagawa-kenma", weekday: 2, hours: "13:00-15:00" },
  { machine: "wire-edm", company: "akebono-kata", weekday: 4, hours: "13:00-18:00" },
  { machine: "mill-turn", company: "kamagane", weekday: 1, hours: "08:30-11:30" },
  { machine: "laser", company: "tenryu-kinzoku", weekday: 5, hours: "09:00-11:00" },
];

export const hoursOf = ([least, most]: Habit["visit"], part: number): Micros =>
  Math.round((least + (most - least) * part) * HOUR);
