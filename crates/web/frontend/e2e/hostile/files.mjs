// SPDX-License-Identifier: EUPL-1.2
/** Everything else that somebody could attach to do harm: pictures that are too large, broken or also something else, markup, programs. */
import { deflateSync, gzipSync } from "node:zlib";
import { png } from "../lib/files.mjs";
import { hostilePdfs } from "./pdf.mjs";

const u32 = (n) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n >>> 0);
  return bytes;
};
const u16le = (n) => Buffer.from([n & 255, n >> 8]);
const latin = (text) => Buffer.from(text, "latin1");

/** A picture with other dimensions than it has: its header's checksum is that of the right ones, and readers look at the numbers first. */
function resized(width, height) {
  const bytes = Buffer.from(png("", 8));
  bytes.set(u32(width), 16);
  bytes.set(u32(height), 20);
  return bytes;
}

const gif = (width, height, rest) => Buffer.concat([latin("GIF89a"), u16le(width), u16le(height), Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]), rest]);
const GIF_PIXEL = Buffer.from("2c000000000100010000020244 01003b".replaceAll(" ", ""), "hex");
const jpeg = (width, height, comment) => {
  const note = latin(comment);
  const size = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, (note.length + 2) >> 8, (note.length + 2) & 255]), note, size, Buffer.from([0xff, 0xd9])]);
};
const webp = (width, height) => {
  const body = Buffer.concat([latin("VP8X"), Buffer.from([10, 0, 0, 0, 0, 0, 0, 0]), u16le((width - 1) & 0xffff), Buffer.from([(width - 1) >> 16]), u16le((height - 1) & 0xffff), Buffer.from([(height - 1) >> 16])]);
  return Buffer.concat([latin("RIFF"), Buffer.from([body.length + 4, 0, 0, 0]), latin("WEBP"), body]);
};

function pictures({ js, url }) {
  const html = `<html><script>${js}</script><img src="${url}"></html>`;
  const honest = png(html, 8);
  return {
    "png-with-html-comment.png": honest,
    "png-with-html-behind.png": Buffer.concat([honest, latin(html)]),
    "png-65535.png": resized(65_535, 65_535),
    "png-two-billion.png": resized(2_147_483_647, 2_147_483_647),
    "png-beyond.png": resized(4_294_967_295, 4_294_967_295),
    "png-nothing.png": resized(0, 0),
    "png-thin.png": resized(1, 70_000_000),
    "png-cut.png": honest.subarray(0, 40),
    "png-sign-only.png": honest.subarray(0, 8),
    "png-bent.png": Buffer.from(honest.map((byte, index) => (index > 60 && index % 7 === 0 ? byte ^ 0x5a : byte))),
    "png-data-bomb.png": Buffer.concat([resized(8, 8).subarray(0, 33), u32(deflateSync(Buffer.alloc(50_000_000)).length), latin("IDAT"), deflateSync(Buffer.alloc(50_000_000)), u32(0)]),
    "gif-js.gif": Buffer.concat([latin("GIF89a=1;/*"), Buffer.alloc(20), latin(`*/;${js}//`), GIF_PIXEL]),
    "gif-html.gif": gif(1, 1, Buffer.concat([Buffer.from([0x21, 0xfe, 200]), latin(html.slice(0, 200).padEnd(200)), Buffer.from([0]), GIF_PIXEL])),
    "gif-65535.gif": gif(65_535, 65_535, GIF_PIXEL),
    "gif-frame-outside.gif": gif(1, 1, Buffer.from("2cffffffffffffffff000202440100 3b".replaceAll(" ", ""), "hex")),
    "gif-cut.gif": gif(100, 100, Buffer.from([0x2c])),
    "jpeg-html-comment.jpg": jpeg(8, 8, html),
    "jpeg-65535.jpg": jpeg(65_535, 65_535, ""),
    "jpeg-js.jpg": Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x2f, 0x2a]), Buffer.alloc(0x2f28), latin(`*/=1;${js}/*`), Buffer.from([0xff, 0xd9])]),
    "jpeg-cut.jpg": Buffer.from([0xff, 0xd8, 0xff, 0xc0]),
    "webp-16-million.webp": webp(16_777_216, 16_777_216),
    "webp-empty.webp": webp(8, 8),
    "webp-lies.webp": Buffer.concat([latin("RIFF\xff\xff\xff\xffWEBPVP8L"), Buffer.from([255, 255, 255, 255, 0x2f, 255, 255, 255, 255])]),
    "bmp.png": Buffer.concat([latin("BM"), Buffer.alloc(60)]),
    "icon.ico": Buffer.from("00000100010001010000010018003000000016000000", "hex"),
    "tiff.tiff": Buffer.from("49492a0008000000ffff", "hex"),
    "heic.heic": Buffer.concat([Buffer.from([0, 0, 0, 24]), latin("ftypheic"), Buffer.alloc(32)]),
    "avif.avif": Buffer.concat([Buffer.from([0, 0, 0, 24]), latin("ftypavif"), Buffer.alloc(32)]),
  };
}

function markup({ js, url }) {
  const script = `<script>${js}</script>`;
  const svg = (inside, rest = "") => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" ${rest}>${inside}</svg>`;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<html>${script}</html>`, "utf16le")]);
  return {
    "script.svg": svg(script),
    "onload.svg": svg("", `onload="${js}"`),
    "foreign.svg": svg(`<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml" onload="${js}"><iframe src="${url}"/></body></foreignObject>`),
    "image.svg": svg(`<image href="${url}" xlink:href="${url}" width="9" height="9"/>`),
    "use.svg": svg(`<use href="${url}#a"/>`),
    "feimage.svg": svg(`<filter id="f"><feImage href="${url}"/></filter><rect width="9" height="9" filter="url(#f)"/>`),
    "animate.svg": svg(`<a href="#"><animate attributeName="href" values="javascript:${js}" begin="0s"/><rect width="9" height="9"/></a>`),
    "style.svg": svg(`<style>@import url(${url}); rect { fill: url(${url}) }</style><rect width="9" height="9"/>`),
    "handler.svg": svg(`<handler type="application/ecmascript" xmlns="http://www.w3.org/2000/svg">${js}</handler>`),
    "entity.svg": `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${url}">]>${svg("<text>&x;</text>")}`,
    "sheet.svg": `<?xml version="1.0"?><?xml-stylesheet href="${url}"?>${svg("")}`,
    "packed.svgz": gzipSync(svg(script)),
    "svg.png": svg(script),
    "svg.pdf": svg(script),
    "blank-before.svg": `\n\n  \t${svg(script)}`,
    "mark-before.svg": `\ufeff${svg(script)}`,
    "page.html": `<!doctype html><html>${script}<img src="${url}" onerror="${js}"></html>`,
    "page.pdf": `<html>${script}</html>`,
    "page.png": `<html>${script}</html>`,
    "page.txt": `<html>${script}</html>`,
    "page.jpg": `<img src=x onerror="${js}">`,
    "refresh.html": `<meta http-equiv="refresh" content="0;url=${url}">`,
    "form.html": `<form action="${url}" method="post"></form><script>document.forms[0].submit()</script>`,
    "frame.html": `<iframe srcdoc="${script.replaceAll('"', "&quot;")}"></iframe><iframe src="javascript:${js}"></iframe>`,
    "base.html": `<base href="${url}"><link rel="stylesheet" href="x"><link rel="prefetch" href="y">`,
    "module.html": `<script type="module">import "${url}"</script>`,
    "page.xhtml": `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${js}</script></html>`,
    "wide.html": utf16,
    "seven.html": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "archive.mht": `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<html>${script}</html>\n--b--`,
    "transform.xml": `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${url}"?><a>${js}</a>`,
    "laughs.xml": `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`,
    "event.ics": `BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:${script}\nX-ALT-DESC;FMTTYPE=text/html:<html>${script}</html>\nATTACH:${url}\nEND:VEVENT\nEND:VCALENDAR`,
    "card.vcf": `BEGIN:VCARD\nVERSION:4.0\nFN:${script}\nPHOTO:${url}\nEND:VCARD`,
    "mail.eml": `Subject: x\nContent-Type: text/html\n\n<html>${script}</html>`,
  };
}

/** What scanners are tried with. In two parts, so that this source is not what it looks for. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

function programs({ js, url }) {
  const zip = Buffer.concat([latin("PK\x03\x04\x14\0\0\0\x08\0"), Buffer.alloc(16), deflateSync(Buffer.alloc(5_000_000))]);
  return {
    "brief.docx": zip,
    "tabelle.xlsm": Buffer.concat([zip, latin("vbaProject.bin")]),
    "bombe.zip": zip,
    "docx.pdf": zip,
    "alt.doc": Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]),
    "text.rtf": `{\\rtf1{\\object\\objautlink{\\*\\objclass Word}{\\*\\objdata ${url}}}}`,
    "rechnung.pdf.exe": Buffer.concat([latin("MZ\x90\0\x03\0\0\0"), Buffer.alloc(100)]),
    "programm.png": Buffer.concat([latin("MZ"), Buffer.alloc(100)]),
    "elf.pdf": Buffer.concat([latin("\x7fELF"), Buffer.alloc(60)]),
    "bild\u202egnp.exe": latin("MZ\x90\0\x03"),
    "script.js": js,
    "script.png": js,
    "script.sh": "#!/bin/sh\nrm -rf ~\n",
    "link.url": `[InternetShortcut]\nURL=${url}\n`,
    "link.lnk": Buffer.from("4c0000000114020000000000c000000000000046", "hex"),
    "app.hta": `<hta:application><script>${js}</script>`,
    "modul.wasm": Buffer.from("0061736d01000000", "hex"),
    "film.swf": latin("CWS\x0a\xff\xff\0\0"),
    "film.mp4": Buffer.concat([u32(24), latin("ftypisom"), Buffer.alloc(20)]),
    "klasse.class": Buffer.from("cafebabe00000034", "hex"),
    "druck.ps": `%!PS\n(${url}) (r) file\n`,
    "tabelle.csv": `=HYPERLINK("${url}","x"),=cmd|'/c calc'!A1`,
    "daten.json": `{"__proto__":{"x":"${js.replaceAll('"', "")}"}}`,
    "farben.txt": "\u001b]8;;http://x\u0007x\u001b]8;;\u0007\u001b[2J",
    "richtung.txt": `\u202etxt.exe \u2066 ${js}`,
    "nullen.txt": Buffer.alloc(5000),
    "nichts.pdf": Buffer.alloc(0),
    "zufall.pdf": Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919 + (n >> 3) * 104_729) & 255)),
    "virus.com": EICAR,
  };
}

/** All of them: name and bytes. `js` runs if anybody runs it, `url` is called if anybody calls. */
export function hostileFiles(canary) {
  const pdfs = Object.entries(hostilePdfs(canary)).map(([name, bytes]) => [`${name}.pdf`, bytes]);
  const others = [pictures, markup, programs].flatMap((make) => Object.entries(make(canary)));
  return [...pdfs, ...others].map(([name, content]) => ({ name, bytes: Buffer.isBuffer(content) ? content : Buffer.from(content, "utf8") }));
}
