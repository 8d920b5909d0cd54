// SPDX-License-Identifier: EUPL-1.2
//! A real Dovecot. Played by `.ci/imap-dovecot`, which says where everything is.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use gateway::config::ImapTls;

use crate::support::{MOST, Mailbox, mail, soon};

/// Where the script has put everything.
struct Place {
    implicit: u16,
    starttls: u16,
    ca: PathBuf,
    /// The account's Maildir.
    maildir: PathBuf,
    /// Whose the files in it are.
    uid: u32,
    master: u32,
}

impl Place {
    fn told() -> Self {
        #[expect(clippy::disallowed_methods, reason = "a test that a script plays")]
        let text = std::env::var("SIEGELPOST_DOVECOT").unwrap();
        let parts: Vec<&str> = text.split(',').collect();
        Self {
            implicit: parts[0].parse().unwrap(),
            starttls: parts[1].parse().unwrap(),
            ca: parts[2].into(),
            maildir: parts[3].into(),
            uid: parts[4].parse().unwrap(),
            master: parts[5].parse().unwrap(),
        }
    }

    fn mailbox(&self, tls: ImapTls) -> Mailbox {
        let port = if tls == ImapTls::Implicit {
            self.implicit
        } else {
            self.starttls
        };
        let mut mailbox = Mailbox::at(port);
        mailbox.config.host = "localhost".to_owned();
        mailbox.config.tls = tls;
        mailbox.config.ca_file = Some(self.ca.clone());
        mailbox
    }

    /// Delivers as a mail server does.
    fn deliver(&self, n: usize, bytes: &[u8]) {
        self.deliver_marked(n, bytes, None);
    }

    fn deliver_marked(&self, n: usize, bytes: &[u8], flags: Option<&str>) {
        let tmp = self.maildir.join("tmp").join(format!("{n}.host"));
        std::fs::write(&tmp, bytes).unwrap();
        std::os::unix::fs::chown(&tmp, Some(self.uid), None).unwrap();
        let to = match flags {
            None => self.maildir.join("new").join(format!("{n}.host")),
            Some(flags) => self.maildir.join("cur").join(format!("{n}.host:2,{flags}")),
        };
        std::fs::rename(tmp, to).unwrap();
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = ["new", "cur"]
            .iter()
            .flat_map(|part| listed(&self.maildir.join(folder).join(part)))
            .collect();
        names.sort();
        names
    }

    fn clear(&self) {
        for folder in ["", ".Aside"] {
            for part in ["new", "cur"] {
                for name in listed(&self.maildir.join(folder).join(part)) {
                    std::fs::remove_file(self.maildir.join(folder).join(part).join(name)).unwrap();
                }
            }
        }
    }
}

fn listed(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[tokio::test]
#[ignore = "needs a Dovecot: .ci/imap-dovecot"]
async fn mails_are_taken_and_what_others_marked_stays() {
    let place = Place::told();
    place.clear();
    for (tls, from) in [(ImapTls::Implicit, 0), (ImapTls::Required, 20)] {
        let mailbox = place.mailbox(tls);
        for n in from..from + 5 {
            place.deliver(n, &mail(n));
        }
        place.deliver_marked(from + 10, &mail(from + 10), Some("ST"));
        let looked = mailbox.started().round().await.unwrap();
        assert_eq!(looked.taken, 5);
        let mut cases = mailbox.portal.cases();
        cases.sort();
        let mut wanted: Vec<_> = (from..from + 5).map(mail).collect();
        wanted.sort();
        assert_eq!(cases, wanted, "byte for byte");
        let left = place.names("");
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(left[0].ends_with("ST"), "{left:?}");
        place.clear();
    }
}

#[tokio::test]
#[ignore = "needs a Dovecot: .ci/imap-dovecot"]
async fn what_is_too_large_goes_aside_or_is_flagged() {
    let place = Place::told();
    place.clear();
    let mut mailbox = place.mailbox(ImapTls::Implicit);
    let large = |n: u8| {
        [
            &mail(n.into())[..],
            &b"x".repeat(usize::try_from(MOST).unwrap()),
        ]
        .concat()
    };
    place.deliver(31, &large(1));
    place.deliver(32, &mail(2));
    let looked = mailbox.started().round().await.unwrap();
    assert_eq!((looked.taken, looked.left), (1, 1));
    let left = place.names("");
    assert!(left.len() == 1 && left[0].ends_with(":2,F"), "{left:?}");
    place.clear();
    mailbox.config.refused_folder = Some("Aside".to_owned());
    place.deliver(33, &large(3));
    assert_eq!(mailbox.started().round().await.unwrap().left, 1);
    assert!(place.names("").is_empty());
    assert_eq!(place.names(".Aside").len(), 1);
    place.clear();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Dovecot: .ci/imap-dovecot"]
async fn a_mail_is_taken_as_it_comes() {
    let place = Place::told();
    place.clear();
    let mut mailbox = place.mailbox(ImapTls::Required);
    mailbox.times.idle = Duration::from_secs(2);
    let running = tokio::spawn(mailbox.started().run());
    for n in 40..46 {
        place.deliver(n, &mail(n));
        let taken = || mailbox.portal.cases().contains(&mail(n)) && place.names("").is_empty();
        soon("taken", taken).await;
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
    running.abort();
    assert_eq!(mailbox.portal.brought(), 6);
}

/// Processes of this Dovecot that talk IMAP to somebody.
fn talkers(master: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        // Whoever has ended meanwhile has no file any more.
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        let Some((head, tail)) = stat.rsplit_once(')') else {
            continue;
        };
        let parent = tail.split_whitespace().nth(1);
        if head.ends_with("(imap") && parent == Some(master.to_string().as_str()) {
            found.push(entry.file_name().to_str().unwrap().parse().unwrap());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Dovecot: .ci/imap-dovecot"]
async fn two_hundred_mails_while_its_processes_are_killed() {
    let place = Place::told();
    place.clear();
    let mailbox = place.mailbox(ImapTls::Implicit);
    for n in 100..300 {
        place.deliver(n, &mail(n));
    }
    let running = tokio::spawn(mailbox.started().run());
    let mut killed = 0;
    while mailbox.portal.cases().len() < 200 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        for pid in talkers(place.master) {
            let mut kill = std::process::Command::new("kill");
            kill.arg("-9").arg(pid.to_string()).stderr(Stdio::null());
            killed += usize::from(kill.status().unwrap().success());
        }
    }
    soon("removed", || place.names("").is_empty()).await;
    running.abort();
    assert!(killed >= 2, "{killed}");
    let cases = mailbox.portal.cases();
    assert_eq!(cases.len(), 200);
    println!("{killed} kills, {} times brought", mailbox.portal.brought());
}
