import type { Say } from "../words/words";
import styles from "./verify-page.module.css";

/** Asks for a verification code. A plain form: it works before anything of the portal has come. */
export function VerifyCodeForm({ say }: { readonly say: Say }) {
  return (
    <div className={styles.card}>
      <h1>{say("verify.title")}</h1>
      <p>{say("verify.intro")}</p>
      <form className={styles.form} action="/verify" method="get">
        <label htmlFor="code">{say("verify.code")}</label>
        <input
          id="code"
          name="code"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX-XXXX"
        />
        <button type="submit">{say("verify.submit")}</button>
      </form>
    </div>
  );
}
