// SPDX-License-Identifier: EUPL-1.2
/** The camera of this device, one photograph after another. Its picture goes nowhere but into the page that is made of it. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/i18n.js";
import { Alert, Button } from "../../shared/controls.js";

/** Of the photograph: the page that is made of it is smaller. */
const QUALITY = 0.95;
/** Asked of the camera; it gives what it has. */
const WISH = { facingMode: "environment", width: { ideal: 4096 }, height: { ideal: 4096 } } as const;

export const hasCamera = (): boolean => "mediaDevices" in navigator;

export function Camera({ onPhoto, onClose }: { onPhoto: (photo: Blob) => void; onClose: () => void }): VNode {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<"starting" | "on" | "none">("starting");
  useEffect(() => {
    let stream: MediaStream | null = null;
    let alive = true;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    navigator.mediaDevices.getUserMedia({ video: WISH, audio: false }).then(
      async (got) => {
        stream = got;
        if (!alive || video.current === null) {
          stop();
          return;
        }
        video.current.srcObject = got;
        await video.current.play();
        setState("on");
      },
      () => {
        setState("none");
      },
    ).catch(() => {
      setState("none");
    });
    return () => {
      alive = false;
      stop();
    };
  }, []);
  const take = (): void => {
    const seen = video.current;
    if (seen === null || seen.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    canvas.width = seen.videoWidth;
    canvas.height = seen.videoHeight;
    canvas.getContext("2d")?.drawImage(seen, 0, 0);
    canvas.toBlob((photo) => {
      if (photo === null) setState("none");
      else onPhoto(photo);
    }, "image/jpeg", QUALITY);
  };
  return (
    <Fragment>
      {state === "none" ? (
        <Alert kind="warning" title={t("sheets-no-camera-title")} role="alert">
          <p>{t("sheets-no-camera")}</p>
        </Alert>
      ) : (
        <Fragment>
          <p>{t("sheets-camera-text")}</p>
          <video class="camera" ref={video} playsInline muted aria-label={t("sheets-camera-picture")} />
        </Fragment>
      )}
      <div class="row">
        {state === "none" ? null : <Button icon="camera" busy={state === "starting"} onClick={take}>{t("sheets-take")}</Button>}
        <Button kind="secondary" onClick={onClose}>{t("sheets-camera-end")}</Button>
      </div>
    </Fragment>
  );
}
