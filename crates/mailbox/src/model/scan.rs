// SPDX-License-Identifier: EUPL-1.2
//! What the insurer's virus scanner said of a file that a clerk's browser gave it.

use super::words::word_enum;

word_enum! {
    /// The words of the audit log.
    ScanVerdict {
        /// Nothing was found.
        Clean = "scan-clean",
        /// Something was found: the file was neither shown nor saved.
        Found = "scan-found",
        /// There was no verdict: nothing was saved.
        Unavailable = "scan-unavailable",
        /// Larger than the scanner takes: nothing was saved.
        TooLarge = "scan-too-large",
    }
}
