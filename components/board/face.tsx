import styles from "./face.module.css";
import { initials } from "./initials";

/** A person's photo; where there is none, what lies under it is seen: the letters of the name. The name itself stands beside it. */
export function Face({ name, photo, large = false }: { readonly name: string; readonly photo: string; readonly large?: boolean }) {
  return (
    <span className={`${styles.face} ${large ? styles.large : ""}`} aria-hidden="true">
      {initials(name)}
      {/* As a background: an image that is missing would be drawn as a broken one, and no script is needed to hide it. */}
      <span className={styles.photo} style={{ backgroundImage: `url("${photo}")` }} data-testid="photo" />
    </span>
  );
}
