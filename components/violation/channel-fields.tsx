"use client";

import { Input, Select } from "antd";
import { useId } from "react";
import { CHANNELS, type Channel } from "../../duty/violation/channel";
import { useWords } from "../words/use-words";
import styles from "./new-board.module.css";
import { fromCamera, fromCitizen, type NewDraft } from "./new-draft";

interface ChannelFieldsProps {
  readonly draft: NewDraft;
  readonly onChange: (part: Partial<NewDraft>) => void;
}

const TYPES = { name: "text", phone: "tel", email: "email" } as const;
const MOST = { name: 100, phone: 40, email: 200 } as const;

/** Through which channel it came, and who or what stands behind it. */
export function ChannelFields({ draft, onChange }: ChannelFieldsProps) {
  const { say } = useWords();
  const id = useId();
  const { channel, device, reporter } = draft;
  return (
    <>
      <label className={styles.field} htmlFor={`${id}-channel`}>
        {say("violation.channel")}
        <Select<Channel>
          id={`${id}-channel`}
          value={channel}
          onChange={(next) => onChange({ channel: next })}
          options={CHANNELS.filter((one) => one !== "import").map((value) => ({ value, label: say(`channel.${value}`) }))}
        />
      </label>
      {fromCamera(channel) && (
        <label className={styles.field} htmlFor={`${id}-device`}>
          {say("new.device")}
          <Input id={`${id}-device`} value={device} maxLength={100} onChange={({ target }) => onChange({ device: target.value })} />
        </label>
      )}
      {fromCitizen(channel) && (
        <fieldset className={styles.reporter}>
          <legend>{say("new.reporter")}</legend>
          <p className={styles.quiet}>{say("new.reporter-hint")}</p>
          {(["name", "phone", "email"] as const).map((name) => (
            <label key={name} className={styles.field} htmlFor={`${id}-${name}`}>
              {say(`new.reporter-${name}`)}
              <Input
                id={`${id}-${name}`}
                value={reporter[name]}
                maxLength={MOST[name]}
                type={TYPES[name]}
                autoComplete="off"
                onChange={({ target }) => onChange({ reporter: { ...reporter, [name]: target.value } })}
                data-testid={`reporter-${name}`}
              />
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
