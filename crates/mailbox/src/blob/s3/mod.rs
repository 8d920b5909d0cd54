// SPDX-License-Identifier: EUPL-1.2
//! A bucket of S3-compatible storage as a store of blobs.

mod connect;

use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, Checksum, S3ConditionalPut};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ObjectStore, RetryConfig};
use reqwest::Url;

use super::write::Remote;
use crate::config::S3Config;
use crate::error::StoreError;

/// Smallest part but the last that S3 takes, MiB.
const LEAST_PART: usize = 5;
/// Most of an upload that is held in memory, MiB.
const MOST_PART: usize = 64;
const MIB: usize = 1024 * 1024;
/// Signatures of requests are valid for a quarter of an hour; people wait for less.
const RETRY_FOR: Duration = Duration::from_secs(60);

/// Opens the bucket. Nobody is asked yet.
pub(super) fn open(config: &S3Config) -> Result<(Arc<dyn ObjectStore>, Remote), StoreError> {
    let endpoint = checked(config)?;
    let client = connect::Connector::new(config, endpoint.scheme() == "https")?;
    let secret = config.secret()?;
    let mut builder = AmazonS3Builder::new()
        .with_endpoint(address(config, endpoint)?)
        .with_virtual_hosted_style_request(!config.path_style)
        .with_region(&config.region)
        .with_bucket_name(&config.bucket)
        .with_access_key_id(&config.access_key_id)
        .with_secret_access_key(secret.expose())
        .with_http_connector(client)
        // Signed requests for single objects are what every service knows.
        .with_disable_bulk_delete(true)
        .with_conditional_put(if config.create_only {
            S3ConditionalPut::ETagMatch
        } else {
            S3ConditionalPut::Disabled
        })
        .with_retry(RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: config.retries,
            retry_timeout: RETRY_FOR,
        });
    if config.checksum {
        builder = builder.with_checksum_algorithm(Checksum::SHA256);
    }
    let bucket = builder.build()?;
    let remote = Remote {
        part: config.part_mib * MIB,
        create_only: config.create_only,
    };
    if config.prefix.is_empty() {
        return Ok((Arc::new(bucket), remote));
    }
    Ok((Arc::new(PrefixStore::new(bucket, prefix(config)?)), remote))
}

/// Values that cannot be right.
pub(crate) fn check_s3(config: &S3Config) -> Result<(), StoreError> {
    checked(config).map(drop)
}

fn checked(config: &S3Config) -> Result<Url, StoreError> {
    let endpoint = Url::parse(&config.endpoint).map_err(|_| wrong("endpoint is no address"))?;
    let bare = endpoint.path() == "/"
        && endpoint.query().is_none()
        && endpoint.username().is_empty()
        && endpoint.password().is_none();
    let host = endpoint.host_str().unwrap_or_default();
    if !bare || host.is_empty() {
        return Err(wrong("endpoint must be https://host[:port]"));
    }
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    match endpoint.scheme() {
        "https" => {}
        "http" if here => {}
        "http" => return Err(wrong("endpoint: http is for this machine only, take https")),
        _ => return Err(wrong("endpoint must be https://host[:port]")),
    }
    // S3's rule for names of buckets; they become part of an address.
    let named = (3..=63).contains(&config.bucket.len())
        && config
            .bucket
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
    if !named {
        return Err(wrong("bucket: 3 to 63 of a-z, 0-9, - and ."));
    }
    prefix(config)?;
    if !(LEAST_PART..=MOST_PART).contains(&config.part_mib) {
        return Err(wrong("part_mib must be 5 to 64"));
    }
    if config.connect_timeout_s == 0 || config.read_timeout_s == 0 {
        return Err(wrong("connect_timeout_s and read_timeout_s must not be 0"));
    }
    Ok(endpoint)
}

fn prefix(config: &S3Config) -> Result<Path, StoreError> {
    let kept = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
    if !config.prefix.bytes().all(kept) {
        return Err(wrong("prefix: letters, digits, - _ . and /"));
    }
    let path = Path::parse(&config.prefix).ok();
    path.filter(|path| path.as_ref() == config.prefix)
        .ok_or_else(|| wrong("prefix must have no slash at its ends, and no . or .. between"))
}

/// What requests go to: `object_store` wants the bucket in the host already, if it belongs there.
fn address(config: &S3Config, mut endpoint: Url) -> Result<String, StoreError> {
    if !config.path_style {
        let host = format!(
            "{}.{}",
            config.bucket,
            endpoint.host_str().unwrap_or_default()
        );
        endpoint
            .set_host(Some(&host))
            .map_err(|_| wrong("endpoint: its host takes no bucket, set path_style"))?;
    }
    Ok(endpoint.as_str().trim_end_matches('/').to_owned())
}

fn wrong(text: &str) -> StoreError {
    StoreError::Unavailable(format!("store.blobs: {text}"))
}

#[cfg(test)]
mod tests {
    use super::{address, check_s3, checked};
    use crate::config::S3Config;
    use crate::sensitive::Sensitive;

    fn config(endpoint: &str) -> S3Config {
        S3Config {
            endpoint: endpoint.to_owned(),
            region: "eu-central-1".to_owned(),
            bucket: "orange".to_owned(),
            prefix: String::new(),
            access_key_id: "name".to_owned(),
            secret_key: Some(Sensitive::new("secret".to_owned())),
            secret_key_file: None,
            ca_file: None,
            path_style: true,
            create_only: true,
            checksum: true,
            part_mib: 8,
            connect_timeout_s: 5,
            read_timeout_s: 30,
            retries: 3,
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for good in [
            "https://s3.example",
            "https://s3.example:9000/",
            "http://127.0.0.1:9000",
            "http://localhost:9000",
            "http://[::1]:9000",
        ] {
            assert_eq!(check_s3(&config(good)), Ok(()), "{good}");
        }
        for bad in [
            "http://s3.example",
            "http://127.0.0.1.s3.example",
            "http://192.0.2.1:9000",
            "ftp://s3.example",
            "https://s3.example/bucket",
            "https://name:secret@s3.example",
            "s3.example",
        ] {
            let error = check_s3(&config(bad)).unwrap_err().to_string();
            assert!(error.contains("endpoint"), "{bad}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn names_and_sizes_that_cannot_be_right_are_refused() {
        let with = |change: fn(&mut S3Config)| {
            let mut config = config("https://s3.example");
            change(&mut config);
            check_s3(&config).is_ok()
        };
        assert!(with(|c| c.prefix = "a/b-1".to_owned()), "control");
        assert!(!with(|c| c.prefix = "/a".to_owned()));
        assert!(!with(|c| c.prefix = "a/../b".to_owned()));
        assert!(!with(|c| c.bucket = "a/b".to_owned()));
        assert!(!with(|c| c.bucket = "UPPER".to_owned()));
        assert!(!with(|c| c.part_mib = 4));
        assert!(!with(|c| c.part_mib = 65));
        assert!(!with(|c| c.read_timeout_s = 0));
    }

    #[test]
    fn the_bucket_is_in_the_path_or_in_the_host() {
        let mut config = config("https://s3.example:9000");
        let of = |config: &S3Config| address(config, checked(config).unwrap()).unwrap();
        assert_eq!(of(&config), "https://s3.example:9000");
        config.path_style = false;
        assert_eq!(of(&config), "https://orange.s3.example:9000");
    }

    #[test]
    fn the_secret_is_in_no_text() {
        let config = config("https://s3.example");
        assert!(!format!("{config:?}").contains("\"secret\""), "{config:?}");
    }
}
