import type { Say } from "../words/words";
import styles from "./board-view.module.css";

interface CallProps {
  /** Whose phone. */
  readonly name: string;
  readonly phone: string;
  readonly say: Say;
  readonly large?: boolean;
}

/** A phone number that a tap calls. */
export function Call({ name, phone, say, large = false }: CallProps) {
  return (
    <a
      className={`${styles.call} ${large ? styles.callLarge : ""}`}
      href={`tel:${phone.replace(/[^+\d]/g, "")}`}
      aria-label={say("street.call", { name, phone })}
    >
      {phone}
    </a>
  );
}
