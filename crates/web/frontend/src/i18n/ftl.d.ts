// SPDX-License-Identifier: EUPL-1.2
/** Fluent files are bundled as text. */
declare module "*.ftl" {
  const text: string;
  export default text;
}
