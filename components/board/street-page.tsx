import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { LanguageSwitch } from "../ui/language-switch";
import type { Say } from "../words/words";
import styles from "./street-page.module.css";

/** A page that is open to everybody: a narrow bar with the language, then the content. */
export function StreetPage({ say, children }: { readonly say: Say; readonly children: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Brand size={24} />
        <span className={styles.brand}>{say("brand.long")}</span>
        <LanguageSwitch plain />
      </div>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
