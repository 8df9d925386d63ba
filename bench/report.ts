import { existsSync, readFileSync, writeFileSync } from "node:fs";

const head = `# Benchmarks

Made by \`npm run bench\`; \`npm run bench -- NAME\` measures one section again and leaves the others as they were. Each section
says when and on what it was measured, in one run: its ratios hold, between sections compare with care. All processes
and loads share the cores. Figures of such a box are noisy: read the ratios.
`;

const markOf = (name: string) => `<!-- ${name} -->`;
const mark = /^<!-- (\S+) -->$/m;

/** Sections of a report by name. */
function sectionsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^(?=<!-- \S+ -->$)/m);
  return new Map(parts.map((part) => [mark.exec(part)?.[1] ?? "", part.replace(mark, "").trim()]));
}

/** Puts a section into the report in place of its older one; sections stand in the order of `names`. */
export function renewSection(file: string, names: readonly string[], name: string, section: string): void {
  const sections = sectionsOf(existsSync(file) ? readFileSync(file, "utf8") : "");
  sections.set(name, section.trim());
  const all = names.flatMap((it) => {
    const text = sections.get(it);
    return text === undefined ? [] : [`${markOf(it)}\n${text}\n`];
  });
  writeFileSync(file, [head, ...all].join("\n"));
}
