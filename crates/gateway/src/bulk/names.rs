// SPDX-License-Identifier: EUPL-1.2
//! Ids of what an item becomes. That of its thread follows from batch and item, and that of its message holds its content: what is there already is
//! known by the first, and whether it is the same by the second. Nobody else can say which they are.

use protocol::tup::h;
use protocol::{MessageId, ThreadId};
use uuid::Uuid;

use super::manifest::{Head, Item};
use crate::agent::Agent;
use crate::error::GatewayError;

/// Names for the items of one batch.
pub(super) struct Names<'n> {
    pub agent: &'n Agent,
    pub head: &'n Head,
}

impl Names<'_> {
    /// The thread of an item.
    pub fn thread(&self, item: &Item) -> ThreadId {
        ThreadId::new(self.id("bulk", item))
    }

    /// The folder of its letter.
    pub fn letter(&self, item: &Item) -> Uuid {
        self.id("bulk-letter", item)
    }

    /// Its message: an UUIDv7 of this time whose other bits are those of the content.
    pub fn message(&self, item: &Item, millis: u64) -> Result<MessageId, GatewayError> {
        let text = serde_json::to_vec(item).map_err(|_| GatewayError::Made("json"))?;
        let head = serde_json::to_vec(self.head).map_err(|_| GatewayError::Made("json"))?;
        let content = h("sp1/gateway/bulk-content", &[&head, &text]);
        let tag = self.agent.tag("bulk-content", &[content.as_bytes()]);
        let mut bytes = [0; 10];
        for (byte, from) in bytes.iter_mut().zip(tag.as_bytes()) {
            *byte = *from;
        }
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid();
        Ok(MessageId::new(id))
    }

    /// Whether a message has this content, whenever it was sealed.
    pub fn is_of(&self, mid: MessageId, item: &Item) -> Result<bool, GatewayError> {
        let millis = mid.as_bytes().iter().take(6);
        let millis = millis.fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
        Ok(self.message(item, millis)? == mid)
    }

    fn id(&self, what: &str, item: &Item) -> Uuid {
        let batch = self.head.batch.as_str().as_bytes();
        let tag = self
            .agent
            .tag(what, &[batch, item.item.as_str().as_bytes()]);
        let mut bytes = [0; 16];
        for (byte, from) in bytes.iter_mut().zip(tag.as_bytes()) {
            *byte = *from;
        }
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk::manifest::item;

    fn head(batch: &str) -> Head {
        let text = format!(r#"{{"v":1,"batch":"{batch}","unit":"service","matter":"beitrag"}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn one(id: &str, text: &str) -> Item {
        let line =
            format!(r#"{{"item":"{id}","kvnr":"A123456780","subject":"Beitrag","text":"{text}"}}"#);
        item(line.as_bytes()).unwrap()
    }

    #[test]
    fn a_thread_is_that_of_its_item_in_its_batch_and_of_no_other_program() {
        let dir = tempfile::tempdir().unwrap();
        let agent = Agent::invented(&dir.path().join("one"));
        let other = Agent::invented(&dir.path().join("two"));
        let (first, second) = (head("a"), head("b"));
        let of = |agent, head, item: &Item| Names { agent, head }.thread(item);
        let hers = of(&agent, &first, &one("1", "x"));
        assert_eq!(hers, of(&agent, &first, &one("1", "y")));
        assert_ne!(hers, of(&agent, &first, &one("2", "x")));
        assert_ne!(hers, of(&agent, &second, &one("1", "x")));
        assert_ne!(hers, of(&other, &first, &one("1", "x")));
        let letter = Names {
            agent: &agent,
            head: &first,
        }
        .letter(&one("1", "x"));
        assert_ne!(letter, hers.uuid());
    }

    #[test]
    fn a_message_tells_its_content_whenever_it_was_sealed_and_whoever_it_is_for() {
        let dir = tempfile::tempdir().unwrap();
        let agent = Agent::invented(&dir.path().join("one"));
        let head = head("a");
        let names = Names {
            agent: &agent,
            head: &head,
        };
        let mid = names.message(&one("1", "x"), 1_795_435_200_000).unwrap();
        assert!(names.is_of(mid, &one("1", "x")).unwrap());
        assert!(!names.is_of(mid, &one("1", "y")).unwrap());
        let mut for_him = one("1", "x");
        for_him.kvnr = "K200000423".to_owned();
        assert!(!names.is_of(mid, &for_him).unwrap());
        assert!(
            !names
                .is_of(MessageId::from_bytes([7; 16]), &one("1", "x"))
                .unwrap()
        );
    }
}
