import "./gate.css";
import type { ComponentChildren } from "preact";
import { useText } from "../language/use-words.ts";
import { useInstallation } from "../session/use-session.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** A card alone on its screen, for who is not signed in yet: the association's name and the language above what is asked. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  const text = useText();
  const { cluster } = useInstallation();
  return (
    <div class="gate">
      <div class="gate-card">
        <div class="row">
          <p class="gate-name">{text(cluster.name)}</p>
          <span class="row-end">
            <LanguageSwitch />
          </span>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
