import { useLanguage } from "../language/use-words.ts";
import { useNavigation } from "./navigation.tsx";

/** The other language, in its own words. It goes into the address, and is kept here. */
export function LanguageSwitch() {
  const { change } = useNavigation();
  const other = useLanguage() === "ja" ? "en" : "ja";
  return (
    <button
      type="button"
      class="head-button"
      lang={other}
      onClick={() => change({ lang: other }, { replace: true })}
    >
      {other === "en" ? "English" : "日本語"}
    </button>
  );
}
