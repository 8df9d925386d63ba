import type { Rule } from "./rule.ts";

/** A booking cannot begin in the past; one that runs already may be changed from now on. */
export const past: Rule = (request, { now }) =>
  request.from < now && request.replaces === undefined
    ? { rule: "past", limit: now, current: request.from, unit: "time" }
    : null;

/** Made at least `notice` before its start. */
export const notice: Rule = (request, { now, policy }) =>
  request.from >= now && request.from - now < policy.notice
    ? { rule: "notice", limit: policy.notice, current: request.from - now, unit: "microseconds" }
    : null;

/** Beginning at most `horizon` ahead. */
export const horizon: Rule = (request, { now, policy }) =>
  request.from - now > policy.horizon
    ? { rule: "horizon", limit: policy.horizon, current: request.from - now, unit: "microseconds" }
    : null;
