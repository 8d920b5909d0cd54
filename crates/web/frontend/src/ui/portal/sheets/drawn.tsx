// SPDX-License-Identifier: EUPL-1.2
/** A picture on a canvas: no address is made of it, and it is as sharp as it is shown. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

export function Drawn({ content, longest, label, onSize }: { content: Blob; /** Pixels. */ longest: number; /** null: it says nothing that does not stand beside it. */ label: string | null; onSize?: (width: number, height: number) => void }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let alive = true;
    void createImageBitmap(content).then((bitmap) => {
      const paper = canvas.current;
      if (!alive || paper === null) return;
      const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
      paper.width = Math.max(1, Math.round(bitmap.width * scale));
      paper.height = Math.max(1, Math.round(bitmap.height * scale));
      paper.getContext("2d")?.drawImage(bitmap, 0, 0, paper.width, paper.height);
      onSize?.(bitmap.width, bitmap.height);
      bitmap.close();
    }, () => undefined);
    return () => {
      alive = false;
    };
  }, [content, longest]);
  return label === null ? <canvas ref={canvas} aria-hidden="true" /> : <canvas ref={canvas} role="img" aria-label={label} />;
}
