// SPDX-License-Identifier: EUPL-1.2
/** Uploads in chunks are code that is fetched with the first large file: a first visit has none. */
import { bad, OFFLINE } from "./problem.js";
import type { Http } from "./http.js";
import type { ResumeEnvironment } from "./resume.js";
import { ONE_PIECE, type Upload } from "./upload.js";

/** As `resumableUpload`; offline when its code does not come. */
export function laterResumable(http: Http, single: Upload, env: ResumeEnvironment): Upload {
  let made: Upload | null = null;
  return async (path, bytes, progress, signal, headers) => {
    if (bytes.size <= ONE_PIECE || headers !== undefined) return single(path, bytes, progress, signal, headers);
    try {
      const { resumableUpload } = await import("./resume.js");
      made ??= resumableUpload(http, single, env);
    } catch {
      return bad(OFFLINE);
    }
    return made(path, bytes, progress, signal, headers);
  };
}
