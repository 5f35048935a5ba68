"use client";

import { AimOutlined, BlockOutlined, ExpandOutlined, LinkOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Hint } from "../ui/hint";
import { useWords } from "../words/use-words";
import type { WordKey } from "../words/zh";
import styles from "./map-tools.module.css";

interface MapToolsProps {
  readonly onIn: () => void;
  readonly onOut: () => void;
  readonly onFit: () => void;
  readonly onHere: () => void;
  readonly onLink: () => void;
  readonly locating: boolean;
  /** Opens the layers; present where they stand in a drawer or are folded. */
  readonly onLayers: (() => void) | null;
}

/** The buttons at the map's side. */
export function MapTools({ onIn, onOut, onFit, onHere, onLink, locating, onLayers }: MapToolsProps) {
  const { say } = useWords();
  const button = (word: WordKey, icon: ReactNode, act: () => void, more: { wide?: boolean; loading?: boolean } = {}) => (
    <Hint title={say(word)} placement="right">
      <Button
        className={`${styles.button} ${more.wide ? styles.wide : ""}`}
        icon={icon}
        loading={more.loading ?? false}
        onClick={act}
        aria-label={say(word)}
        data-testid={word.replace(".", "-")}
      />
    </Hint>
  );
  return (
    <fieldset className={styles.tools} aria-label={say("map.tools")}>
      {onLayers && button("map.layers", <BlockOutlined />, onLayers)}
      {button("map.in", <PlusOutlined />, onIn, { wide: true })}
      {button("map.out", <MinusOutlined />, onOut, { wide: true })}
      {button("map.fit", <ExpandOutlined />, onFit)}
      {button("map.here", <AimOutlined />, onHere, { loading: locating })}
      {button("map.link", <LinkOutlined />, onLink)}
    </fieldset>
  );
}
