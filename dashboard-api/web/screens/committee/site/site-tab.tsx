import "./site.css";
import type { SiteView } from "../../../../routes/site.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { MachineRules } from "./machine-rules.tsx";
import { OpenHoursText } from "./open-hours-text.tsx";
import { type Rule, type RuleGroup, rulesOf } from "./rules.ts";
import { useRuleText } from "./use-rule-text.ts";
import { siteWords } from "./words.ts";

/** The rules by which the installation runs, and what should be looked at in the site file. */
export default function SiteTab() {
  const words = useWords(siteWords);
  const write = useRuleText();
  const asked = useAnswer<SiteView>((api, signal) => api.get("/site", {}, signal), []);
  if (asked.problem) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={8} />;
  const { hash, warnings, cluster, machines } = asked.value;
  const groups = Object.entries(rulesOf(asked.value)) as [RuleGroup, Rule[]][];
  return (
    <div class="stack site">
      <p class="small soft">
        {words.note} {words.version(hash.slice(0, 12))}
      </p>
      <Notice kind={warnings.length > 0 ? "warn" : "good"}>
        <p class="notice-title">{warnings.length > 0 ? words.warnings(warnings.length) : words.noWarnings}</p>
        {warnings.length > 0 && (
          <ul class="notice-list">
            {warnings.map(({ line, column, path, found, expected, advice }) => (
              <li key={`${line} ${column} ${path}`}>
                {words.warning(line, path, found, expected)} {advice}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <div class="site-groups">
        <section class="card stack site-group">
          <h2>{words.calendars}</h2>
          <p class="small soft">
            {words.clusterCalendar} / {words.zone} {cluster.zone} /{" "}
            {words.fiscalYear(cluster.fiscalYearStart)}
          </p>
          <OpenHoursText calendar={cluster.calendar} />
        </section>
        {groups.map(([group, rules]) => (
          <section key={group} class="card stack site-group">
            <h2>{words.groups[group]}</h2>
            <dl class="site-rules">
              {rules.map(({ name, told }) => (
                <div key={name}>
                  <dt>{words.rules[name]}</dt>
                  <dd>{write(told)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div class="stack">
        <h2>{words.machines}</h2>
        <MachineRules machines={machines} />
      </div>
    </div>
  );
}
