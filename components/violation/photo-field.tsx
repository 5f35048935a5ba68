"use client";

import { CameraOutlined, DeleteOutlined, PictureOutlined, RedoOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./new-board.module.css";
import { photoAddress } from "./photo-address";
import { type TakenPhoto, uploadPhoto } from "./photo-upload";

interface PhotoFieldProps {
  /** Keys of those handed in. */
  readonly photos: readonly string[];
  readonly onChange: (change: (before: readonly string[]) => readonly string[]) => void;
  /** A photo has come in; it may tell when and where it was taken. */
  readonly onTaken: (photo: TakenPhoto) => void;
  /** Whether any is still on its way. */
  readonly onBusy: (busy: boolean) => void;
}

/** As many as the intake takes. */
export const MOST_PHOTOS = 9;

/** A photo on its way, or one that did not come through. */
interface Coming {
  readonly key: number;
  readonly file: File;
  readonly part: number;
  readonly fault: string | null;
}

/** Photos: taken or chosen, with their progress; each can be tried again or removed. */
export function PhotoField({ photos, onChange, onTaken, onBusy }: PhotoFieldProps) {
  const { say } = useWords();
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const next = useRef(1);
  const stops = useRef(new Map<number, () => void>());
  const busy = coming.some(({ fault }) => fault === null);
  useEffect(() => onBusy(busy), [busy, onBusy]);
  useEffect(() => {
    const all = stops.current;
    return () => {
      for (const stop of all.values()) stop();
    };
  }, []);
  const mark = (key: number, change: Partial<Coming>) =>
    setComing((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: number) => setComing((before) => before.filter((one) => one.key !== key));
  const send = async (key: number, file: File) => {
    mark(key, { part: 0, fault: null });
    const upload = uploadPhoto(file, (part) => mark(key, { part }));
    stops.current.set(key, upload.stop);
    const outcome = await upload.done;
    stops.current.delete(key);
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    if (!outcome.ok) return outcome.status === -1 ? drop(key) : mark(key, { fault: outcome.detail ?? say("fault.network") });
    drop(key);
    onChange((before) => (before.includes(outcome.photo.key) ? before : [...before, outcome.photo.key]));
    onTaken(outcome.photo);
  };
  const room = MOST_PHOTOS - photos.length - coming.length;
  const add = (files: FileList | null) => {
    const fresh = [...(files ?? [])].slice(0, Math.max(0, room)).map((file) => ({ key: next.current++, file, part: 0, fault: null }));
    setComing((before) => [...before, ...fresh]);
    for (const { key, file } of fresh) void send(key, file);
  };
  const input = (ref: typeof camera, shoot: boolean) => (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      hidden
      {...(shoot ? { capture: "environment" as const } : { multiple: true })}
      data-testid={shoot ? "photo-camera" : "photo-input"}
      onChange={({ target }) => {
        add(target.files);
        target.value = "";
      }}
    />
  );
  return (
    <div className={styles.photos}>
      <div className={styles.thumbs} data-testid="new-photos">
        {photos.map((key, index) => (
          <span key={key} className={styles.thumb}>
            {/* biome-ignore lint/performance/noImgElement: the portal has made it small already, and shows it only to who is signed in */}
            <img src={photoAddress(key, "thumb")} alt={say("violation.photo-number", { name: "", number: index + 1 })} />
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say("new.photo-remove", { number: index + 1 })}
              onClick={() => onChange((before) => before.filter((one) => one !== key))}
            />
          </span>
        ))}
        {coming.map(({ key, file, part, fault }) => (
          <span key={key} className={styles.thumb} data-fault={fault !== null}>
            {fault === null ? (
              <Progress type="circle" size={48} percent={Math.floor(part * 100)} aria-label={file.name} />
            ) : (
              <span className={styles.photoFault} role="alert">
                {fault}
              </span>
            )}
            {fault !== null && (
              <Button size="small" icon={<RedoOutlined />} aria-label={say("retry")} onClick={() => void send(key, file)} />
            )}
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say("cancel")}
              onClick={() => (fault === null ? stops.current.get(key)?.() : drop(key))}
            />
          </span>
        ))}
      </div>
      {input(camera, true)}
      {input(chooser, false)}
      <div className={styles.row}>
        <Button icon={<CameraOutlined />} disabled={room <= 0} onClick={() => camera.current?.click()}>
          {say("new.photo-take")}
        </Button>
        <Button icon={<PictureOutlined />} disabled={room <= 0} onClick={() => chooser.current?.click()}>
          {say("new.photo-choose")}
        </Button>
        <span className={styles.quiet}>{say("new.photo-count", { count: photos.length, most: MOST_PHOTOS })}</span>
      </div>
    </div>
  );
}
