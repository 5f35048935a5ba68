"use client";

import { Alert, App, Button, Input } from "antd";
import Link from "next/link";
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Instant } from "../../duty/plan";
import { wallClock } from "../../duty/time/wall-clock";
import type { Point } from "../../geo/plane/point";
import { useTimeWords } from "../border/use-time-words";
import type { Basemap } from "../map/basemap";
import { useOnline } from "../plan/use-online";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import { CategoryField } from "./category-field";
import { ChannelFields } from "./channel-fields";
import { clientId } from "./client-id";
import styles from "./new-board.module.css";
import { another, type Missing, missing, rowOfDraft } from "./new-draft";
import { PhotoField } from "./photo-field";
import { PlaceField } from "./place-field";
import { PlaceAnswer, SimilarNear } from "./place-told";
import { SentView, type TakenRow } from "./sent-view";
import { type NamedSquad, squadNameOf } from "./squad-names";
import { TimeField } from "./time-field";
import { useLocalCategories } from "./use-local-categories";
import { useNewDraft } from "./use-new-draft";
import { usePhotoTold } from "./use-photo-told";
import { usePlaceTold } from "./use-place-told";
import type { IntakeAnswer } from "./violation-answers";

export interface NewBoardProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly basemap: Basemap;
  readonly squads: readonly NamedSquad[];
}

/** Reports one violation; made for a phone in the street. */
export default function NewBoard(props: NewBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const basemap = useStable(props.basemap);
  const squads = useStable(props.squads);
  const { say } = useWords();
  const { message } = App.useApp();
  const id = useId();
  const online = useOnline();
  const local = useLocalCategories();
  const nameOf = useMemo(() => squadNameOf(squads), [squads]);
  const clock = useMemo(() => wallClock(city.timeZone), [city.timeZone]);
  const time = useTimeWords(city.timeZone);
  const { draft, found, change, begin, forget } = useNewDraft(me);
  const { answer, similar } = usePlaceTold(draft.point, draft.category, draft.at);
  const [photosBusy, setPhotosBusy] = useState(false);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<TakenRow | null>(null);
  const fly = useRef<(to: Point) => void>(() => {});
  const misses = missing(draft, Date.now());
  const lacks = (what: Missing) => tried && misses.includes(what);
  useEffect(() => {
    if (found) message.info(say("new.draft-found"));
  }, [found, message, say]);

  const photoTaken = usePhotoTold(
    clock,
    time,
    useCallback((place: Point) => fly.current(place), []),
    useCallback((at: Instant) => change({ at }), [change]),
  );
  const photosRef = useRef(draft.photos);
  photosRef.current = draft.photos;
  const photosChanged = useCallback(
    (edit: (before: readonly string[]) => readonly string[]) => {
      photosRef.current = edit(photosRef.current);
      change({ photos: photosRef.current });
    },
    [change],
  );

  const send = async () => {
    setTried(true);
    setFault(null);
    if (misses.length > 0) return;
    const now = Date.now();
    // The moment is settled with the first try: sent again, it is the same violation.
    if (draft.at === null) change({ at: now });
    setSending(true);
    const outcome = await askPortal<IntakeAnswer>("/api/violation", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": draft.id },
      body: JSON.stringify([rowOfDraft(draft, now)]),
    });
    setSending(false);
    if (!outcome.ok) {
      if (outcome.status === 401) return goToLogin("expired");
      return setFault(outcome.status === 0 ? say("new.not-sent") : (outcome.detail ?? say("fault.network")));
    }
    const [row] = outcome.value.rows;
    if (row && "violation" in row) {
      forget();
      setTaken(row);
      window.scrollTo({ top: 0 });
      return;
    }
    if (row?.fault === "intake.no-photo" && row.got !== null) photosChanged((before) => before.filter((key) => key !== row.got));
    setFault(row?.detail ?? say("fault.network"));
  };

  if (taken)
    return (
      <PageFrame city={city} me={me} title={say("new.title")} intro="">
        <SentView
          taken={taken}
          nameOf={nameOf}
          onAnother={() => {
            begin(another(draft, clientId(), me.role));
            setTaken(null);
            setTried(false);
          }}
        />
      </PageFrame>
    );
  return (
    <PageFrame city={city} me={me} title={say("new.title")} intro={say("new.intro")}>
      <div className={styles.form}>
        <section className={styles.part} aria-label={say("new.place")}>
          <h2 className={styles.title}>{say("new.place")}</h2>
          <PlaceField
            key={draft.id}
            city={city}
            basemap={basemap}
            value={draft.point}
            onChange={(point) => change({ point })}
            onFly={(go) => {
              fly.current = go;
            }}
          />
          {lacks("place") && <Alert type="error" showIcon title={say("new.missing.place")} />}
          {answer && draft.point && <PlaceAnswer answer={answer} category={draft.category} nameOf={nameOf} />}
          <label className={styles.field} htmlFor={`${id}-address`}>
            {say("new.address")}
            <Input
              id={`${id}-address`}
              value={draft.address}
              maxLength={300}
              onChange={({ target }) => change({ address: target.value })}
            />
          </label>
        </section>
        <section className={styles.part} aria-label={say("new.what")}>
          <h2 className={styles.title}>{say("new.what")}</h2>
          <label htmlFor={`${id}-category`} className={styles.label}>
            {say("violation.category")}
          </label>
          <CategoryField id={`${id}-category`} value={draft.category} local={local} onChange={(category) => change({ category })} />
          {lacks("category") && <Alert type="error" showIcon title={say("new.missing.category")} />}
          <SimilarNear similar={similar} local={local} time={time} />
          <label className={styles.field} htmlFor={`${id}-description`}>
            {say("new.description")}
            <Input.TextArea
              id={`${id}-description`}
              value={draft.description}
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={({ target }) => change({ description: target.value })}
              data-testid="description"
            />
          </label>
          <h3 className={styles.label}>{say("violation.photos")}</h3>
          <PhotoField photos={draft.photos} onChange={photosChanged} onTaken={photoTaken} onBusy={setPhotosBusy} />
          <TimeField clock={clock} value={draft.at} onChange={(at) => change({ at })} />
          {lacks("future") && <Alert type="error" showIcon title={say("new.missing.future")} />}
        </section>
        <section className={styles.part} aria-label={say("violation.channel")}>
          <ChannelFields draft={draft} onChange={change} />
        </section>
        <div className={styles.send}>
          {fault && <Alert type="error" showIcon title={fault} data-testid="send-fault" />}
          {!online && <Alert type="warning" showIcon title={say("new.offline")} />}
          {tried && misses.length > 0 && <span className={styles.quiet}>{misses.map((one) => say(`new.missing.${one}`)).join(" ")}</span>}
          <div className={styles.row}>
            <Button type="primary" size="large" loading={sending} disabled={photosBusy} onClick={() => void send()} data-testid="send">
              {photosBusy ? say("new.photos-coming") : say("new.send")}
            </Button>
            <Button
              size="large"
              onClick={() => {
                forget();
                begin(null);
                setTried(false);
                setFault(null);
              }}
            >
              {say("new.discard")}
            </Button>
            <Link href="/violation/bulk">{say("bulk.title")}</Link>
          </div>
        </div>
      </div>
    </PageFrame>
  );
}
