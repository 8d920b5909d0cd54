// SPDX-License-Identifier: EUPL-1.2
/**
 * Every component of src/ui/shared on the style page, in its states; what fills a screen of its own by the states in which it stands (states.mjs).
 * style.test.ts fails when one is missing.
 */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import type { DateParts } from "../../src/ui/shared/fields.js";
import { PasswordPair } from "../../src/ui/shared/activate.js";
import { Boxes, Radios } from "../../src/ui/shared/choices.js";
import { SavedLine } from "../../src/ui/shared/composer.js";
import { Alert, Button, ButtonLink, Details, Dialog, Empty, Facts, Link, LinkButton, Mini, Skeleton, Steps, Tag } from "../../src/ui/shared/controls.js";
import { DecisionBox } from "../../src/ui/shared/decision.js";
import { PasswordForm } from "../../src/ui/shared/entry.js";
import { ExcludeButton } from "../../src/ui/shared/exclude.js";
import { CodeField, DateField, ErrorSummary, ErrorText, TextField } from "../../src/ui/shared/fields.js";
import { Icon, Mark, Sign } from "../../src/ui/shared/icons.js";
import { SharedWords } from "../../src/ui/shared/invite-code.js";
import { LanguageSwitch } from "../../src/ui/shared/languages.js";
import { MatterChooser } from "../../src/ui/shared/matter-chooser.js";
import { AttachmentList, EventLine, MessageArticle, MessageList, RefusedMessage } from "../../src/ui/shared/message.js";
import { Brand, LockButton } from "../../src/ui/shared/page.js";
import { QrCode, ScanButton } from "../../src/ui/shared/qr.js";
import { ReadersPanel } from "../../src/ui/shared/readers.js";
import { RefusalAlert } from "../../src/ui/shared/refusals.js";
import { ScanAlert } from "../../src/ui/shared/scan.js";
import { Marked } from "../../src/ui/shared/search-results.js";
import { Elsewhere, SharedChoice, SignOut } from "../../src/ui/shared/shared-device.js";
import { PaperHead } from "../../src/ui/shared/sheet.js";
import { Protected } from "../../src/ui/shared/step-up.js";
import { AcceptedTag, DisputedTag, DraftTag, FourEyesTag, OpenedTag, ProtectedTag, SendingTag, StateTag } from "../../src/ui/shared/tags.js";
import { FileNotes, Look, Undecided, UploadRow } from "../../src/ui/shared/upload-row.js";
import * as P from "./people.js";

/** Shown here, or in the states with these ids. */
export type Part = readonly [name: string, shown: (() => VNode) | readonly string[]];
const nothing = (): void => undefined;
const never = <T,>(): Promise<T> => new Promise(() => undefined);

function OpenDialog(): VNode {
  const [open, setOpen] = useState(false);
  return (
    <Fragment>
      <Button kind="secondary" onClick={() => { setOpen(true); }}>Dialog öffnen</Button>
      {open ? (
        <Dialog title="Nachricht verwerfen?" onClose={() => { setOpen(false); }} actions={<Fragment><Button first kind="danger" onClick={() => { setOpen(false); }}>Verwerfen</Button><Button kind="secondary" onClick={() => { setOpen(false); }}>Abbrechen</Button></Fragment>}>
          <p>Was Sie geschrieben haben, ist dann weg.</p>
        </Dialog>
      ) : null}
    </Fragment>
  );
}

function Fields(): VNode {
  const [text, setText] = useState("Erika Muster");
  return (
    <Fragment>
      <TextField id="style-text" label="Name" hint="Wie in Ihrem Ausweis" value={text} onInput={setText} />
      <TextField id="style-wrong" label="E-Mail-Adresse" value="erika@" onInput={nothing} error="Bitte mit Punkt und Endung, zum Beispiel name@post.example." />
      <TextField id="style-fixed" label="Versichertennummer" value="A123456780" readOnly onInput={nothing} />
    </Fragment>
  );
}

function Dates(): VNode {
  const [day, setDay] = useState<DateParts>({ day: "14", month: "3", year: "1968" });
  return (
    <Fragment>
      <DateField id="style-date" legend="Geburtsdatum" value={day} onInput={setDay} autoFill={false} />
      <DateField id="style-no-date" legend="Geburtsdatum, falsch" value={{ day: "31", month: "2", year: "1968" }} onInput={nothing} autoFill={false} error="Diesen Tag gibt es nicht." />
    </Fragment>
  );
}

function Choices(): VNode {
  const [one, setOne] = useState<"a" | "b" | null>("a");
  return (
    <Fragment>
      <Radios id="style-radios" legend="Wann sollen Mails kommen?" options={[["a", "Morgens"], ["b", "Abends"]]} value={one} onPick={setOne} />
      <Radios id="style-radios-wrong" legend="Noch nicht gewählt" options={[["a", "Ja"], ["b", "Nein"]]} value={null} onPick={nothing} error="Bitte wählen Sie." />
    </Fragment>
  );
}

const [decided] = P.DECISIONS;
const decision = decided?.kind === "message" ? decided.decision : null;
const files = P.FIRST.attachments;

export const GROUPS: readonly { readonly title: string; readonly parts: readonly Part[] }[] = [
  {
    title: "Knöpfe und Verweise",
    parts: [
      ["Button", () => (
        <div class="row">
          <Button>Senden</Button>
          <Button kind="secondary" icon="clip">Anhang</Button>
          <Button kind="tertiary">Abbrechen</Button>
          <Button kind="danger">Entfernen</Button>
          <Button kind="intern">Interne Notiz</Button>
          <Button busy>Einen Moment</Button>
        </div>
      )],
      ["ButtonLink", () => <ButtonLink to="#/" icon="pencil">Neue Nachricht</ButtonLink>],
      ["Link", () => <Link to="#/" icon="back">Posteingang</Link>],
      ["LinkButton", () => <div class="row"><LinkButton icon="print" onClick={nothing}>Drucken</LinkButton><LinkButton busy onClick={nothing}>Läuft gerade</LinkButton></div>],
      ["Mini", () => <Mini label="Vordruck.pdf ansehen" icon="eye" onClick={nothing}>Ansehen</Mini>],
      ["LockButton", () => <div class="topnav"><LockButton /></div>],
      ["SignOut", () => <SignOut plain />],
      ["ExcludeButton", () => <ExcludeButton name="Jonas Beistand" onPress={nothing} />],
      ["ScanButton", () => <ScanButton accept={() => true} />],
      ["LanguageSwitch", () => <div class="topnav"><LanguageSwitch /></div>],
    ],
  },
  {
    title: "Felder und Fehler",
    parts: [
      ["TextField", () => <Fields />],
      ["DateField", () => <Dates />],
      ["CodeField", () => <CodeField id="style-code" legend="Freischaltcode" hint="24 Zeichen, in sechs Gruppen" groups={["7K4M", "PQ2D", "X9TH", "", "", ""]} onInput={nothing} error="In Gruppe 3 stimmt ein Zeichen nicht." badGroup={2} />],
      ["Radios", () => <Choices />],
      ["Boxes", () => <Boxes id="style-boxes" legend="Was darf die Person?" options={[["read", "Lesen"], ["write", "Schreiben"]]} value={["read"]} fixed={["read"]} onChange={nothing} />],
      ["MatterChooser", () => <MatterChooser id="style-matter" matters={P.WORDED} value={null} onPick={nothing} error="Bitte wählen Sie, worum es geht." />],
      ["ErrorText", () => <ErrorText id="style-error">Bitte schreiben Sie etwas.</ErrorText>],
      ["ErrorSummary", () => <ErrorSummary errors={[{ field: "style-wrong", text: "Die E-Mail-Adresse ist nicht vollständig." }]} turn={0} />],
      ["PasswordForm", () => <PasswordForm id="style-password" label="Passwort" button="Anmelden" ask={never} />],
      ["PasswordPair", () => <PasswordPair button="Passwort festlegen" ask={never} onDone={nothing} />],
      ["SharedChoice", () => <SharedChoice />],
    ],
  },
  {
    title: "Zustandswörter",
    parts: [
      ["Tag", () => <p class="row"><Tag kind="new" icon="post">Neu</Tag><Tag kind="you" icon="flag">Sie sind dran</Tag><Tag kind="late" icon="warn">Überfällig</Tag><Tag kind="ok" icon="ok">Erledigt</Tag><Tag kind="us" icon="hour">In Arbeit</Tag></p>],
      ["StateTag", () => <p class="row">{(["new", "open", "waiting", "answered", "done"] as const).map((state) => <StateTag key={state} side="portal" state={state} unread={state === "new"} />)}</p>],
      ["ProtectedTag", () => <ProtectedTag />],
      ["DisputedTag", () => <DisputedTag />],
      ["FourEyesTag", () => <FourEyesTag />],
      ["DraftTag", () => <DraftTag />],
      ["AcceptedTag", () => <AcceptedTag at={P.NOW} side="portal" />],
      ["OpenedTag", () => <OpenedTag at={P.NOW} by="Team Krankengeld" side="portal" />],
      ["SendingTag", () => <SendingTag />],
      ["SavedLine", () => <p class="row"><SavedLine saved={{ state: "saved", at: P.NOW }} /><SavedLine saved={{ state: "dirty" }} /><SavedLine saved={{ state: "failed", refusal: { code: "storage-full" } }} /></p>],
    ],
  },
  {
    title: "Hinweise",
    parts: [
      ["Alert", () => (
        <div class="stack">
          <Alert kind="info" title="Neues Schloss"><p>Ein Hinweis, der nicht eilt.</p></Alert>
          <Alert kind="success" title="Angenommen 23.11.2026, 14:36 Uhr" />
          <Alert kind="warning" title="Keine Verbindung"><p>Sie können weiterschreiben.</p></Alert>
          <Alert kind="danger" title="Das hat nicht geklappt"><p>Es ist nichts verloren.</p></Alert>
        </div>
      )],
      ["RefusalAlert", () => <div class="stack"><RefusalAlert refusal={{ code: "offline" }} role="note" /><RefusalAlert refusal={{ code: "bad-signature" }} role="note" /></div>],
      ["ScanAlert", () => <ScanAlert verdict="found" name="Rechnung.pdf" />],
      ["Elsewhere", () => <Elsewhere />],
      ["Protected", () => <Protected onOpen={nothing} busy={false} />],
      ["SessionOver", ["session-ends", "start-refused"]],
      ["Kept", ["start-kept", "shared-ends"]],
      ["ClockNotice", ["inbox-clock", "start-clock"]],
      ["Notices", ["inbox-offline"]],
      ["SecuritySection", ["account"]],
    ],
  },
  {
    title: "Nachrichten und Dateien",
    parts: [
      ["MessageArticle", () => <MessageArticle thread="t-attest" message={P.FIRST} side="portal" unit="Team Krankengeld" />],
      ["MessageList", () => <MessageList thread="t-attest" messages={[P.SECOND]} side="portal" unit="Team Krankengeld" />],
      ["RefusedMessage", () => <RefusedMessage refusal={{ code: "wrong-content" }} receivedAt={P.NOW} />],
      ["EventLine", () => <EventLine event={{ kind: "event", at: P.NOW, event: "key-changed", who: "Team Krankengeld", self: false, method: "letter" }} />],
      ["AttachmentList", () => <div class="sheet sheet--flush"><AttachmentList thread="t-attest" files={files} own={false} /></div>],
      ["DecisionBox", () => (decision === null ? <Fragment /> : <DecisionBox decision={decision} side="portal" nameOf={() => null} />)],
      ["UploadRow", () => <ul class="files sheet sheet--flush">{[...P.PICTURES, ...P.MOVING].map((upload) => <UploadRow key={upload.name} draft="style" upload={upload} note={null} onRemove={nothing} />)}</ul>],
      ["FileNotes", () => <FileNotes cleaned same="Rechnung-Brille.pdf" />],
      ["Undecided", () => <Undecided id="style-undecided" name="IMG_4711.heic" why="heic" onAgree={nothing} onRemove={nothing} />],
      ["Look", () => <Look name="Notiz.txt" content={() => new Blob(["Guten Tag"], { type: "text/plain" })} />],
      ["Marked", () => <p><Marked pieces={[{ text: "Das ", hit: false }, { text: "Attest", hit: true }, { text: " ist angekommen.", hit: false }]} /></p>],
      ["Attachments", ["write-file-added", "thread-file-twice"]],
      ["SendRow", ["write", "thread-undo"]],
      ["SearchResults", ["inbox-search-hits"]],
    ],
  },
  {
    title: "Flächen, Leeres, Laden",
    parts: [
      ["Empty", () => <section class="sheet"><Empty icon="inbox" title="Hier ist noch keine Post"><p>Schreiben Sie uns, wenn Sie etwas brauchen.</p></Empty></section>],
      ["Skeleton", () => <section class="sheet"><Skeleton /></section>],
      ["Details", () => <Details summary="Technische Einzelheiten"><p>Fingerabdruck 1A2B</p></Details>],
      ["Facts", () => <Facts items={[["Eingang", "23.11.2026"], ["Zuständig", "Team Krankengeld"]]} />],
      ["Steps", () => <Steps label="Freischalten" names={["Code", "Passkey", "Notfallblatt", "Fertig"]} current={1} />],
      ["ReadersPanel", () => <ReadersPanel side="portal" readers={P.READERS} technical={P.THREAD.technical} checked />],
      ["SharedWords", () => <SharedWords words={["Pinguin", "Zwiebel"]} number="047" />],
      ["QrCode", () => <QrCode text="SP1 7K4MPQ2DX9TH" label="Ein QR-Code" />],
      ["PaperHead", () => <div class="paper"><PaperHead right="Erstellt am 23.11.2026" /></div>],
      ["Brand", () => <Brand to="#/" line="Siegelpost" />],
      ["Mark", () => <Mark />],
      ["Icon", () => <p class="row">{(["post", "inbox", "key", "lock", "flag", "hour", "ok", "warn", "shield", "users"] as const).map((name) => <Icon key={name} name={name} />)}</p>],
      ["Sign", () => <p class="row">{(["info", "success", "warning", "danger"] as const).map((kind) => <Sign key={kind} kind={kind} />)}</p>],
      ["Bar", ["thread-undo"]],
      ["SendBar", ["thread-undo", "thread-not-sent"]],
      ["SessionBar", ["shared-inbox"]],
    ],
  },
  {
    title: "Dialoge",
    parts: [
      ["Dialog", () => <OpenDialog />],
      ["IdleGuard", ["idle"]],
      ["StepUp", ["thread-protected-asked"]],
      ["ExcludeDialog", ["thread-exclude"]],
      ["RemoveDialog", ["account-lost"]],
      ["SameFilesDialog", ["thread-file-twice"]],
      ["ViewerDialog", ["viewer-pdf", "viewer-picture"]],
    ],
  },
  {
    title: "Ganze Bildschirme",
    parts: [
      ["SignIn", ["start", "start-password"]],
      ["UnlockScreen", ["unlock"]],
      ["ActivateScreen", ["activate", "activate-sheet"]],
      ["RecoverScreen", ["recover"]],
      ["AccountSections", ["account"]],
      ["SheetScreen", ["sheet-gone", "account-sheet"]],
      ["SheetTools", ["activate-sheet"]],
      ["SheetPaper", ["activate-sheet"]],
      ["Heading", ["start", "inbox"]],
      ["SkipLink", ["start"]],
      ["LiveRegions", ["start"]],
    ],
  },
];
