import type { Say } from "../words/words";
import styles from "./street-none.module.css";
import { StreetPage } from "./street-page";

/** What somebody sees whose code no board has. */
export function StreetNone({ say }: { readonly say: Say }) {
  return (
    <StreetPage say={say}>
      <div className={styles.none} data-testid="board-none">
        <h1>{say("street.none")}</h1>
        <p>{say("street.none-text")}</p>
      </div>
    </StreetPage>
  );
}
