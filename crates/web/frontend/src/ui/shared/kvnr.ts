// SPDX-License-Identifier: EUPL-1.2
/**
 * The unchangeable part of the Krankenversichertennummer (§ 290 SGB V): a letter, eight digits, a check digit. The letter counts as its two-digit
 * place in the alphabet; weights 1 and 2 in turn; of each product the digits are added; the sum modulo 10 is the check digit.
 */
export function isKvnr(text: string): boolean {
  const match = /^([A-Z])([0-9]{8})([0-9])$/u.exec(text);
  if (match === null) return false;
  const [, letter = "", digits = "", check = ""] = match;
  const place = (letter.charCodeAt(0) - 64).toString().padStart(2, "0");
  let sum = 0;
  for (const [index, digit] of Array.from(place + digits).entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10 === Number(check);
}

/** As the register writes it: without blanks, in capitals. */
export function cleanKvnr(text: string): string {
  return text.replaceAll(/\s/gu, "").toUpperCase();
}
