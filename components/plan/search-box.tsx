"use client";

import { LoadingOutlined, SearchOutlined } from "@ant-design/icons";
import { AutoComplete, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Bounds, Point } from "../../geo/plane/point";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./search-box.module.css";

/** One thing the search found. */
export interface Found {
  readonly noun: string;
  readonly code: string;
  readonly name: string;
  readonly detail: string | null;
  readonly point: Point;
  readonly bounds?: Bounds | null;
}

const PAUSE = 180;
type Finding = { readonly text: string; readonly found: readonly Found[] | null };

/** What the portal finds for the typed text; `busy` while it looks. */
function useFound(text: string): { finding: Finding | null; busy: boolean } {
  const [finding, setFinding] = useState<Finding | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === "") {
      setFinding(null);
      setBusy(false);
      return;
    }
    const abort = new AbortController();
    setBusy(true);
    const timer = window.setTimeout(() => {
      askPortal<Found[]>(`/api/search?q=${encodeURIComponent(wanted)}`, { signal: abort.signal })
        .then((outcome) => {
          if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
          setFinding({ text: wanted, found: outcome.ok ? outcome.value : null });
          setBusy(false);
        })
        .catch(() => {});
    }, PAUSE);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [text]);
  return { finding, busy };
}

/** Groups what was found by noun, the nouns in the order they first come. */
function grouped(found: readonly Found[]): [string, Found[]][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const group = groups.get(one.noun);
    if (group) group.push(one);
    else groups.set(one.noun, [one]);
  }
  return [...groups];
}

/** The search of the top bar: type, choose by arrows or pointer, and the map goes there. */
export function SearchBox({ onFound }: { readonly onFound: (found: Found) => void }) {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const { finding, busy } = useFound(typed);
  const byKey = useRef(new Map<string, Found>());
  byKey.current = new Map((finding?.found ?? []).map((one) => [`${one.noun}:${one.code}`, one]));
  const options = grouped(finding?.found ?? []).map(([noun, list]) => ({
    label: wordFor(say, "noun", noun),
    options: list.map((one) => ({
      value: `${one.noun}:${one.code}`,
      label: (
        <span className={styles.option}>
          <span>{one.name}</span>
          <span className={styles.detail}>{one.detail || one.code}</span>
        </span>
      ),
    })),
  }));
  const nothing =
    finding && !busy
      ? finding.found === null
        ? say("search.failed")
        : say("search.none", { text: finding.text })
      : busy
        ? say("search.busy")
        : null;
  return (
    <search className={styles.box}>
      <AutoComplete
        className={styles.input}
        value={text}
        options={options}
        open={open && typed.trim() !== ""}
        onOpenChange={setOpen}
        defaultActiveFirstOption
        popupMatchSelectWidth={360}
        notFoundContent={nothing}
        onSearch={(value) => {
          setText(value);
          setTyped(value);
          setOpen(true);
        }}
        onSelect={(key: string) => {
          const found = byKey.current.get(key);
          if (!found) return;
          setText(found.name);
          setTyped("");
          setOpen(false);
          onFound(found);
        }}
        aria-label={say("search.label")}
      >
        <Input
          prefix={busy ? <LoadingOutlined aria-hidden /> : <SearchOutlined aria-hidden />}
          placeholder={say("search.hint")}
          allowClear
          maxLength={60}
          aria-label={say("search.label")}
          data-testid="search"
        />
      </AutoComplete>
    </search>
  );
}
