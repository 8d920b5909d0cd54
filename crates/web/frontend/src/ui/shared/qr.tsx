// SPDX-License-Identifier: EUPL-1.2
/** QR codes: drawn as one path, and read by the browser's own detector where it has one. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Alert, Button, Dialog } from "./controls.js";

/** Path of dark modules with a unit square each, and the number of modules a side. */
async function draw(text: string): Promise<{ path: string; count: number }> {
  const { default: qrcode } = await import("qrcode-generator");
  const code = qrcode(0, "M");
  // Codes are digits and capitals, which QR packs tightest.
  code.addData(text, /^[0-9A-Z $%*+./:-]*$/.test(text) ? "Alphanumeric" : "Byte");
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row += 1) for (let col = 0; col < count; col += 1) if (code.isDark(row, col)) path += `M${col} ${row}h1v1h-1z`;
  return { path, count };
}

export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const [drawn, setDrawn] = useState<{ path: string; count: number } | null>(null);
  useEffect(() => {
    let alive = true;
    void draw(text).then((made) => {
      if (alive) setDrawn(made);
    });
    return () => {
      alive = false;
    };
  }, [text]);
  const count = drawn?.count ?? 29;
  return (
    <svg class="qr" viewBox={`-4 -4 ${count + 8} ${count + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={drawn?.path ?? ""} />
    </svg>
  );
}

/** What a scanned code says; addresses and other people's codes are null. */
export function readScan(text: string): { readonly kind: "activation" | "sheet"; readonly code: string; readonly fingerprint: string | null } | null {
  const activation = /^SP1 ([0-9A-Z-]{24,40})(?: ([0-9A-Z]{32}))?$/i.exec(text.trim());
  if (activation?.[1] !== undefined) return { kind: "activation", code: activation[1], fingerprint: activation[2] ?? null };
  const sheet = /^SP1R ([0-9A-Z-]{32,48})$/i.exec(text.trim());
  return sheet?.[1] === undefined ? null : { kind: "sheet", code: sheet[1], fingerprint: null };
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** Chrome's and Safari's built-in reader; null elsewhere. The picture never leaves the page. */
function makeDetector(): Detector | null {
  const found: unknown = Reflect.get(globalThis, "BarcodeDetector");
  if (typeof found !== "function") return null;
  const made: unknown = Reflect.construct(found, [{ formats: ["qr_code"] }]);
  return isDetector(made) ? made : null;
}

function isDetector(value: unknown): value is Detector {
  return typeof value === "object" && value !== null && "detect" in value && typeof value.detect === "function";
}

export function canScan(): boolean {
  // Without a secure context there are no media devices at all.
  return "BarcodeDetector" in globalThis && "mediaDevices" in navigator;
}

function ScanDialog({ accept, onClose }: { accept: (text: string) => boolean; onClose: () => void }): VNode {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(accept);
  latest.current = accept;
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let alive = true;
    const detector = makeDetector();
    const look = async (): Promise<void> => {
      if (!alive || detector === null || video.current === null) return;
      const codes = await detector.detect(video.current).catch(() => []);
      for (const code of codes) if (latest.current(code.rawValue)) return;
      if (codes.length > 0) setProblem(t("scan-other-code"));
      timer = setTimeout(() => void look(), 250);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false }).then(
      async (got) => {
        stream = got;
        if (!alive || video.current === null) {
          for (const track of got.getTracks()) track.stop();
          return;
        }
        video.current.srcObject = got;
        await video.current.play();
        void look();
      },
      () => {
        setProblem(t("scan-no-camera"));
      },
    );
    return () => {
      alive = false;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return (
    <Dialog title={t("scan-title")} onClose={onClose} actions={<Button kind="secondary" onClick={onClose}>{t("scan-stop")}</Button>}>
      <p class="small">{t("scan-text")}</p>
      <video class="camera" ref={video} playsInline muted aria-label={t("scan-picture")} />
      {problem === null ? null : (
        <Alert kind="warning" title={t("scan-problem")} role="status">
          <p>{problem}</p>
        </Alert>
      )}
    </Dialog>
  );
}

/** The button, or the sentence why there is none. `accept` answers whether the scanned text was the right kind. */
export function ScanButton({ accept }: { accept: (text: string) => boolean }): VNode {
  const [open, setOpen] = useState(false);
  if (!canScan()) return <p class="small muted">{t("scan-none")}</p>;
  return (
    <Fragment>
      <div>
        <Button kind="secondary" icon="camera" onClick={() => { setOpen(true); }}>
          {t("scan")}
        </Button>
      </div>
      {open ? (
        <ScanDialog
          accept={(text) => {
            const taken = accept(text);
            if (taken) setOpen(false);
            return taken;
          }}
          onClose={() => { setOpen(false); }}
        />
      ) : null}
    </Fragment>
  );
}
