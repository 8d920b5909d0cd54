// SPDX-License-Identifier: EUPL-1.2
// The parser of PDF files, started by the frame out of its own text: a frame without origin can start no worker by address.
import "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
