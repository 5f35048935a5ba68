import type { Language } from "../words/language";
import type { Say } from "../words/words";
import { timeWords } from "./trace-sections";
import styles from "./verify-page.module.css";

/** What the public is told of a report that was given out: no names of people. */
export interface Verdict {
  readonly code: string;
  readonly genuine: boolean;
  readonly digest: string;
  readonly madeAt: number;
  readonly timeZone: string;
  readonly asked: { readonly lon: number; readonly lat: number; readonly at: string };
  readonly city: string;
  readonly plan: string;
  readonly lead: string | null;
}

interface VerdictPageProps {
  /** What was typed. */
  readonly code: string;
  readonly verdict: Verdict | "none" | "too-often";
  readonly say: Say;
  readonly language: Language;
  /** Who looks may read the whole report: yes, no, or nobody is signed in. */
  readonly reads: boolean | null;
}

function Facts({ verdict, say, language }: { readonly verdict: Verdict } & Pick<VerdictPageProps, "say" | "language">) {
  const time = timeWords(language, verdict.timeZone);
  const { lon, lat, at } = verdict.asked;
  const rows = [
    [say("verify.code"), verdict.code],
    [say("verify.made"), time(verdict.madeAt)],
    [say("verify.city"), verdict.city],
    [say("verify.point"), `${lon.toFixed(6)}, ${lat.toFixed(6)}`],
    [say("verify.at"), time(at)],
    [say("verify.plan"), verdict.plan],
    [say("verify.lead"), verdict.lead ?? say("none")],
    [say("verify.digest"), verdict.digest],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Report({ verdict, say, language, reads }: { readonly verdict: Verdict } & Omit<VerdictPageProps, "verdict" | "code">) {
  if (reads)
    return (
      <a className={styles.report} href={`/api/trace/certificate/${verdict.code}/pdf?language=${language}`} data-testid="verify-report">
        {say("verify.report")}
      </a>
    );
  return reads === null ? <a href={`/login?from=${encodeURIComponent(`/verify/${verdict.code}`)}`}>{say("verify.sign-in")}</a> : null;
}

/** Whether a verification code is genuine, and what it was given out for. */
export function VerdictPage({ code, verdict, say, language, reads }: VerdictPageProps) {
  const standing = typeof verdict === "object" ? (verdict.genuine ? "genuine" : "altered") : verdict;
  return (
    <div className={styles.card} data-testid="verdict" data-standing={standing}>
      {standing === "too-often" ? (
        <h1>{say("verify.too-often")}</h1>
      ) : (
        <>
          <h1 className={styles.standing} data-standing={standing}>
            {say(`verify.${standing}`)}
          </h1>
          <p>{standing === "none" ? say("verify.none-text", { code }) : say(`verify.${standing}-text`)}</p>
        </>
      )}
      {typeof verdict === "object" && (
        <>
          <Facts verdict={verdict} say={say} language={language} />
          <Report verdict={verdict} say={say} language={language} reads={reads} />
        </>
      )}
      <p>
        <a href="/verify">{say("verify.again")}</a>
      </p>
    </div>
  );
}
