"use client";

import { App, Button } from "antd";
import { type DragEvent, useRef, useState } from "react";
import type { BoardPerson } from "../../duty/board/board";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./board-page.module.css";
import { Face } from "./face";
import { portraitAddress } from "./portrait-address";
import { scaledPhoto } from "./scaled-photo";

interface PortraitRowProps {
  readonly person: BoardPerson;
  /** Address of the photo as it is now. */
  readonly photo: string;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

/** A person's photo on the boards: put, replaced, taken away. */
export function PortraitRow({ person, photo, mayChange, onChanged }: PortraitRowProps) {
  const { say } = useWords();
  const { message, modal } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const send = async (init: RequestInit, done: string) => {
    setBusy(true);
    const outcome = await askPortal<unknown>(portraitAddress(person.code), init);
    setBusy(false);
    if (!outcome.ok) {
      if (outcome.status === 401) return goToLogin("expired");
      return void message.error(outcome.detail ?? say("fault.network"));
    }
    message.success(done);
    onChanged();
  };
  const put = async (file: File | undefined) => {
    if (!file) return;
    const small = await scaledPhoto(file);
    if (!small) return void message.error(say("boards.portrait-unreadable"));
    await send({ method: "PUT", headers: { "Content-Type": "image/jpeg" }, body: small }, say("boards.portrait-kept"));
  };
  const drop = () =>
    modal.confirm({
      title: say("boards.portrait-drop-ask", { name: person.name }),
      okButtonProps: { danger: true },
      onOk: () => send({ method: "DELETE" }, say("boards.portrait-dropped")),
    });
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void put(event.dataTransfer.files[0]);
  };
  const target = mayChange
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: dropped,
      }
    : {};
  return (
    <li className={styles.portrait} data-over={over} data-person={person.code} {...target}>
      <Face name={person.name} photo={photo} />
      <span className={styles.portraitName}>
        <strong>{person.name}</strong>
        <span className={styles.quiet}>{say(`person.${person.kind}`)}</span>
      </span>
      {mayChange && (
        <span className={styles.tools}>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className={styles.hidden}
            aria-label={say("boards.portrait-of", { name: person.name })}
            tabIndex={-1}
            onChange={({ target: { files } }) => {
              void put(files?.[0]);
              if (input.current) input.current.value = "";
            }}
          />
          <Button size="small" loading={busy} onClick={() => input.current?.click()}>
            {say("boards.portrait-put")}
          </Button>
          <Button size="small" danger disabled={busy} onClick={drop}>
            {say("boards.portrait-drop")}
          </Button>
        </span>
      )}
    </li>
  );
}
