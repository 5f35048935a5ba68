"use client";

import { Input, Modal, Select } from "antd";
import { useState } from "react";
import type { VersionLine } from "../../duty/version-line";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./version-page.module.css";

interface NewDraftProps {
  readonly versions: readonly VersionLine[];
  readonly basis: VersionLine | null;
  readonly open: boolean;
  readonly onClose: () => void;
}

const OTHER = -1;

/** Makes a draft: of a version or empty, in a city there is or a new one; then opens its workbench. */
export function NewDraft({ versions, basis, open, onClose }: NewDraftProps) {
  const { say } = useWords();
  const [name, setName] = useState(basis ? say("version.copy-of", { name: basis.name }) : "");
  const [basedOn, setBasedOn] = useState<number>(basis?.id ?? 0);
  const cities = [...new Map(versions.map(({ city, cityName }) => [city, cityName] as const))];
  const [city, setCity] = useState<number>(basis?.city ?? versions.find(({ current }) => current)?.city ?? OTHER);
  const [cityName, setCityName] = useState("");
  const [zone, setZone] = useState("Asia/Shanghai");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    setFault(null);
    const outcome = await askPortal<{ id: number }>("/api/version", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        name: name.trim(),
        basedOn: basedOn === 0 ? null : basedOn,
        city: city === OTHER ? { name: cityName.trim(), timeZone: zone.trim() } : { id: city },
      }),
    });
    setBusy(false);
    if (outcome.ok) return window.location.assign(`/plan/draft/${outcome.value.id}`);
    if (outcome.status === 401) return goToLogin("expired");
    setFault(outcome.status === 0 ? say("fault.network") : outcome.detail);
  };
  const wanting = name.trim() === "" || (city === OTHER && cityName.trim() === "");
  return (
    <Modal
      open={open}
      title={say("version.new")}
      okText={say("version.make")}
      onOk={() => void make()}
      onCancel={onClose}
      okButtonProps={{ disabled: wanting, loading: busy, "data-testid": "make-draft" } as never}
    >
      <div className={styles.form}>
        <label>
          {say("version.new-name")}
          <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} data-testid="draft-name" />
        </label>
        <label>
          {say("version.new-basis")}
          <Select
            value={basedOn}
            onChange={setBasedOn}
            options={[
              { value: 0, label: say("version.new-empty") },
              ...versions.map(({ id, cityName: of, name: title }) => ({ value: id, label: `${of} · ${title}` })),
            ]}
          />
        </label>
        <label>
          {say("version.new-city")}
          <Select
            value={city}
            onChange={setCity}
            options={[...cities.map(([value, label]) => ({ value, label })), { value: OTHER, label: say("version.new-city-other") }]}
          />
        </label>
        {city === OTHER && (
          <>
            <label>
              {say("version.new-city-name")}
              <Input value={cityName} maxLength={200} onChange={(event) => setCityName(event.target.value)} data-testid="city-name" />
            </label>
            <label>
              {say("version.new-zone")}
              <Input value={zone} maxLength={100} onChange={(event) => setZone(event.target.value)} />
            </label>
          </>
        )}
        <div role="alert">{fault}</div>
      </div>
    </Modal>
  );
}
