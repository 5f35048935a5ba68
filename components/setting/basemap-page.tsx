"use client";

import { Alert, App, Button, Form, Input, InputNumber, Radio, Space } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { type Basemap, basemapFault, OWN_BASEMAP } from "../map/basemap";
import { FIRST_LAYERS } from "../map/layer-list";
import { MapView } from "../map/map-view";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useWords } from "../words/use-words";
import type { Say } from "../words/words";
import styles from "./basemap-page.module.css";

const PLACEHOLDERS = "{z} {x} {y}";

interface Fields {
  readonly kind: Basemap["kind"];
  readonly url?: string;
  readonly tileSize?: 256 | 512;
  readonly maxZoom?: number;
  readonly attribution?: string;
  readonly approval?: string;
}

function basemapOf({ kind, url = "", tileSize = 256, maxZoom = 18, attribution = "", approval = "" }: Fields): Basemap {
  if (kind === "own") return OWN_BASEMAP;
  const words = { url: url.trim(), attribution: attribution.trim(), approval: approval.trim() };
  return kind === "raster" ? { kind, ...words, tileSize, maxZoom } : { kind, ...words };
}

function urlRule(kind: "raster" | "style", say: Say) {
  return {
    validator: (_rule: unknown, value: string | undefined) => {
      const url = (value ?? "").trim();
      if (url === "") return Promise.reject(new Error(say("setting.need-url")));
      const fault = basemapFault(kind, url);
      if (fault === "address") return Promise.reject(new Error(say("setting.bad-address")));
      if (fault === "placeholders") return Promise.reject(new Error(say("setting.bad-placeholders", { placeholders: PLACEHOLDERS })));
      return Promise.resolve();
    },
  };
}

function ForeignFields({ kind }: { readonly kind: "raster" | "style" }) {
  const { say } = useWords();
  return (
    <>
      <Form.Item
        name="url"
        label={say("setting.url")}
        extra={say(`setting.url-${kind}`, { placeholders: PLACEHOLDERS })}
        rules={[urlRule(kind, say)]}
        validateTrigger="onBlur"
        required
      >
        <Input inputMode="url" spellCheck={false} maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="attribution"
        label={say("setting.attribution")}
        rules={[{ required: true, whitespace: true, message: say("setting.need-attribution") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="approval" label={say("setting.approval")} extra={say("setting.approval-hint")}>
        <Input maxLength={200} />
      </Form.Item>
      {kind === "raster" && (
        <Space size="large" align="start">
          <Form.Item name="tileSize" label={say("setting.tile-size")}>
            <Radio.Group options={[256, 512]} optionType="button" />
          </Form.Item>
          <Form.Item name="maxZoom" label={say("setting.max-zoom")}>
            <InputNumber min={1} max={22} precision={0} />
          </Form.Item>
        </Space>
      )}
      <Alert className={styles.note} type="info" showIcon title={say("setting.coordinates")} />
    </>
  );
}

function Preview({ city, basemap, onFault }: { readonly city: CityHead; readonly basemap: Basemap; readonly onFault: () => void }) {
  const listener = useRef({ picked: () => {}, hovered: () => {}, moved: () => {}, failed: () => {} } as {
    picked: () => void;
    hovered: () => void;
    moved: () => void;
    failed: (fault: string) => void;
  });
  listener.current.failed = (fault) => (fault === "session" ? goToLogin("expired") : onFault());
  const layers = useMemo(() => new Set(FIRST_LAYERS), []);
  const view = useCallback(() => null, []);
  const onMap = useCallback(() => {}, []);
  return (
    <div className={styles.preview}>
      <MapView
        city={city.city}
        revision={city.revision}
        bounds={city.bounds}
        basemap={basemap}
        layers={layers}
        view={view}
        listener={listener}
        onMap={onMap}
      />
    </div>
  );
}

/** The administrator's setting of the basemap: form, preview, reset. */
export function BasemapPage({ city, me, basemap }: { readonly city: CityHead | null; readonly me: Me; readonly basemap: Basemap }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch("kind", form) ?? basemap.kind;
  const [saved, setSaved] = useState(basemap);
  const [preview, setPreview] = useState(basemap);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);

  const look = (next: Basemap) => {
    setBroken(false);
    setPreview(next);
  };
  const put = async (next: Basemap) => {
    setBusy(true);
    setFault(null);
    const outcome = await askPortal<Basemap>("/api/setting/basemap", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(next),
    });
    setBusy(false);
    if (outcome.ok) {
      setSaved(next);
      look(next);
      message.success(say("setting.saved"));
      return;
    }
    if (outcome.status === 401) return goToLogin("expired");
    setFault(outcome.status === 0 ? say("fault.network") : (outcome.detail ?? say("fault.page-text")));
  };
  const reset = () => {
    form.setFieldsValue({ kind: "own" });
    void put(OWN_BASEMAP);
  };
  const initial: Fields = basemap.kind === "own" ? { kind: "own", tileSize: 256, maxZoom: 18 } : { tileSize: 256, maxZoom: 18, ...basemap };
  return (
    <PageFrame city={city} me={me} title={say("setting.basemap")} intro={say("setting.intro")}>
      <div className={styles.columns}>
        <Form
          form={form}
          layout="vertical"
          className={styles.form}
          initialValues={initial}
          onFinish={(fields: Fields) => void put(basemapOf(fields))}
        >
          <Form.Item name="kind" label={say("setting.kind")}>
            <Radio.Group
              options={[
                { value: "own", label: say("setting.own") },
                { value: "raster", label: say("setting.raster") },
                { value: "style", label: say("setting.style") },
              ]}
            />
          </Form.Item>
          {kind !== "own" && <ForeignFields kind={kind} />}
          <div role="alert">{fault && <Alert className={styles.note} type="error" showIcon title={fault} />}</div>
          <Space wrap>
            <Button type="primary" htmlType="submit" loading={busy} data-testid="basemap-save">
              {say("save")}
            </Button>
            <Button
              onClick={() =>
                void form
                  .validateFields()
                  .then((fields) => look(basemapOf(fields)))
                  .catch(() => {})
              }
            >
              {say("setting.preview")}
            </Button>
            {saved.kind !== "own" && (
              <Button onClick={reset} disabled={busy}>
                {say("setting.reset")}
              </Button>
            )}
          </Space>
        </Form>
        <div className={styles.side}>
          {preview !== saved && <Alert className={styles.note} type="info" title={say("setting.previewed")} />}
          {broken && (
            <Alert className={styles.note} type="warning" showIcon title={say(preview.kind === "own" ? "fault.tiles" : "fault.basemap")} />
          )}
          {city && <Preview city={city} basemap={preview} onFault={() => setBroken(true)} />}
        </div>
      </div>
    </PageFrame>
  );
}
