"use client";

import type { Point } from "../../../geo/plane/point";
import type { CityHead, Me } from "../../ui/me";
import { PageFrame } from "../../ui/page-frame";
import { useWords } from "../../words/use-words";
import { CamerasCard } from "./cameras-card";
import styles from "./intake.module.css";
import { RetentionCard } from "./retention-card";
import { TokensCard } from "./tokens-card";
import { VocabularyCard } from "./vocabulary-card";

/** The middle of the city, to about a metre; the samples of a city without ground speak of the origin. */
function middle({ bounds }: CityHead): Point {
  if (!bounds) return [0, 0];
  const [west, south, east, north] = bounds;
  return [Number(((west + east) / 2).toFixed(5)), Number(((south + north) / 2).toFixed(5))];
}

/** The administrator's page of the intake: what violations are called, which cameras give evidence, how long reporters are remembered, who connects. */
export function IntakePage({ city, me }: { readonly city: CityHead; readonly me: Me }) {
  const { say } = useWords();
  const parts = [
    { anchor: "vocabulary", name: say("vocabulary.title"), card: <VocabularyCard />, shown: true },
    { anchor: "camera", name: say("camera.title"), card: <CamerasCard city={city} />, shown: true },
    { anchor: "retention", name: say("retention.title"), card: <RetentionCard />, shown: me.may.includes("setting.change") },
    {
      anchor: "token",
      name: say("token.title"),
      card: <TokensCard timeZone={city.timeZone} point={middle(city)} />,
      shown: me.may.includes("token.manage"),
    },
  ].filter(({ shown }) => shown);
  return (
    <PageFrame city={city} me={me} title={say("intake-setting.title")} intro={say("intake-setting.intro")}>
      <nav aria-label={say("intake-setting.parts")}>
        <ul className={styles.parts}>
          {parts.map(({ anchor, name }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.cards}>
        {parts.map(({ anchor, card }) => (
          <div key={anchor}>{card}</div>
        ))}
      </div>
    </PageFrame>
  );
}
