// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost admin evidence`: the evidence of a decision as lines, ending with a signed head.

use std::io::Write;
use std::sync::Arc;

use anyhow::Context;
use mailbox::ids::MessageId;
use mailbox::model::ActorKind;
use mailbox::service::{self, ReceiptSigner, Signing};
use mailbox::{Ambient, Store};
use protocol::json;

use crate::audit::sealer;
use crate::config::Config;

/// Seals what waits, and writes the evidence of a decision. That it was asked for is on record.
///
/// # Errors
/// Not an id, there is no evidence of it, the store does not answer, the receipt key cannot be read, or nothing can be written.
pub async fn export(config: &Config, mid: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let mid: MessageId = mid.parse().context("not the id of a decision")?;
    let store = Store::open(&config.store)?;
    let ambient = Ambient::system();
    let signer = web::receipt_key(config.web()?)?;
    let org = signer.org().clone();
    let signer: Arc<dyn ReceiptSigner> = Arc::new(signer);
    sealer::seal(&store, &ambient, &signer, Signing::Now).await?;
    let ctx = ambient.ctx();
    let lines = store
        .transaction("admin_evidence", move |tx| {
            let lines = service::evidence_lines(tx, &org, mid)?;
            let system = (ActorKind::System, None);
            let object = mid.to_string();
            tx.audit()
                .record(&ctx, system, "export-evidence", "message", &object)?;
            Ok(lines)
        })
        .await
        .context("there is no evidence of that decision")?;
    for line in lines {
        out.write_all(&json::encode(&line)?)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
