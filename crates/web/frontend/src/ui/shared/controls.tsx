// SPDX-License-Identifier: EUPL-1.2
/** Buttons, links, alerts, tags, dialog: the small words of the screens, over KERN's classes. */
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Icon, type IconName, Sign } from "./icons.js";

const BUTTON = {
  primary: "kern-btn kern-btn--primary",
  secondary: "kern-btn kern-btn--secondary",
  tertiary: "kern-btn kern-btn--tertiary",
  danger: "kern-btn kern-btn--primary btn-danger",
  intern: "kern-btn kern-btn--secondary btn-intern",
} as const;

interface ButtonProps {
  readonly kind?: keyof typeof BUTTON;
  readonly icon?: IconName;
  readonly block?: boolean;
  readonly submit?: boolean;
  /** Running: the button stays focusable, says so and does nothing. */
  readonly busy?: boolean;
  readonly describedBy?: string;
  /** Takes the focus when its dialog opens; else the dialog's heading does. */
  readonly first?: boolean;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

export function Button({ kind = "primary", icon, block = false, submit = false, busy = false, describedBy, first = false, onClick, children }: ButtonProps): VNode {
  return (
    <button
      type={submit ? "submit" : "button"}
      class={block ? `${BUTTON[kind]} kern-btn--block` : BUTTON[kind]}
      aria-disabled={busy ? "true" : undefined}
      aria-describedby={describedBy}
      autoFocus={first}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </button>
  );
}

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink({ kind = "primary", icon, block = false, to, children }: { kind?: keyof typeof BUTTON; icon?: IconName; block?: boolean; to: string; children: ComponentChildren }): VNode {
  return (
    <a class={block ? `${BUTTON[kind]} kern-btn--block` : BUTTON[kind]} href={to}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </a>
  );
}

export function Link({ to, icon, children }: { to: string; icon?: IconName; children: ComponentChildren }): VNode {
  return (
    <a class="kern-link kern-link--no-visited-state" href={to}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </a>
  );
}

/** Something that happens here and looks like a link in a quiet place. */
export function LinkButton({ icon, onClick, children, busy = false }: { icon?: IconName; onClick: () => void; children: ComponentChildren; busy?: boolean }): VNode {
  return (
    <button type="button" class="kern-link" aria-disabled={busy ? "true" : undefined} onClick={busy ? undefined : onClick}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

export function Mini({ icon, label, onClick, children }: { icon?: IconName; label?: string; onClick: () => void; children?: ComponentChildren }): VNode {
  return (
    <button type="button" class="mini" aria-label={label} onClick={onClick}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

const ALERT = {
  info: "kern-alert kern-alert--info",
  success: "kern-alert kern-alert--success",
  warning: "kern-alert kern-alert--warning",
  danger: "kern-alert kern-alert--danger",
} as const;

interface AlertProps {
  readonly kind: keyof typeof ALERT;
  readonly title: string;
  /** `alert` interrupts, `status` waits, `note` says nothing by itself. */
  readonly role?: "alert" | "status" | "note";
  readonly children?: ComponentChildren;
}

export function Alert({ kind, title, role = "note", children }: AlertProps): VNode {
  return (
    <div class={ALERT[kind]} role={role}>
      <div class="kern-alert__header">
        <Sign kind={kind} />
        <p class="kern-title kern-title--small">{title}</p>
      </div>
      {children === undefined || children === null ? null : <div class="kern-alert__body">{children}</div>}
    </div>
  );
}

const TAG = { new: "tag tag--new", you: "tag tag--you", late: "tag tag--late", ok: "tag tag--ok", us: "tag tag--us" } as const;

export function Tag({ kind, icon, children }: { kind: keyof typeof TAG; icon: IconName; children: ComponentChildren }): VNode {
  return (
    <span class={TAG[kind]}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/** Modal by `showModal`: the browser keeps the focus inside and gives it back. `onClose` also answers Escape. */
export function Dialog({ title, wide = false, onClose, children, actions }: { title: string; /** As large as the window. */ wide?: boolean; onClose: () => void; children: ComponentChildren; actions: ComponentChildren }): VNode {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={wide ? "kern-dialog kern-dialog--wide" : "kern-dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // The first button is what the dialog is for.
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
        event.preventDefault();
        ref.current?.querySelector<HTMLButtonElement>(".kern-dialog__footer button")?.click();
      }}
    >
      <header class="kern-dialog__header">
        <h2 class="kern-title" id={id} tabIndex={-1}>
          {title}
        </h2>
      </header>
      <div class="kern-dialog__body">{children}</div>
      <footer class="kern-dialog__footer">{actions}</footer>
    </dialog>
  );
}

export function Details({ summary, children }: { summary: string; children: ComponentChildren }): VNode {
  return (
    <details class="kern-accordion">
      <summary class="kern-accordion__header">{summary}</summary>
      <div class="kern-accordion__body">{children}</div>
    </details>
  );
}

/** Pairs of a name and a value. */
export function Facts({ items }: { items: readonly (readonly [string, ComponentChildren])[] }): VNode {
  return (
    <dl class="kern-description-list kern-description-list--col">
      {items.map(([key, value]) => (
        <div class="kern-description-list-item" key={key}>
          <dt class="kern-description-list-item__key">{key}</dt>
          <dd class="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Stands where content will be; says so in words too. */
export function Skeleton({ text }: { text?: string }): VNode {
  return (
    <div class="stack">
      <div class="stack" aria-hidden="true">
        <span class="sk sk-1" />
        <span class="sk sk-2" />
        <span class="sk sk-3" />
      </div>
      <p class="small muted" role="status">
        {text ?? t("loading")}
      </p>
    </div>
  );
}

export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }): VNode {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="strong">{title}</p>
      {children}
    </div>
  );
}

/** A step of a journey in four. */
export function Steps({ label, names, current }: { label: string; names: readonly string[]; current: number }): VNode {
  const id = useId();
  return (
    <div class="stack stack-2">
      <p class="muted small" id={id}>
        {t("steps-line", { label, n: current + 1, of: names.length })}
      </p>
      <ol class="steps" aria-describedby={id}>
        {names.map((name, index) => (
          <li key={name} aria-current={index === current ? "step" : undefined} class={index < current ? "done" : undefined}>
            <span>{name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
