// SPDX-License-Identifier: EUPL-1.2
//! Buckets of the S3 service for tests; `just test` starts one (`.ci/with-s3`).

use mailbox::{BlobConfig, S3Config, Sensitive};

/// A bucket that nobody else has. It lives in the service's memory and goes with it.
pub struct Bucket {
    server: String,
    name: String,
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where S3 is"
)]
fn server() -> Option<String> {
    let required = std::env::var("SIEGELPOST_REQUIRE_S3").is_ok_and(|v| v == "1");
    match std::env::var("SIEGELPOST_TEST_S3") {
        Ok(url) => Some(url),
        Err(_) if required => panic!("SIEGELPOST_TEST_S3 is not set, and SIEGELPOST_REQUIRE_S3=1"),
        Err(_) => {
            println!("not run on S3: SIEGELPOST_TEST_S3 is not set");
            None
        }
    }
}

/// Settings of a bucket somewhere.
pub fn s3(endpoint: &str, bucket: &str) -> S3Config {
    S3Config {
        endpoint: endpoint.to_owned(),
        region: "us-east-1".to_owned(),
        bucket: bucket.to_owned(),
        prefix: String::new(),
        access_key_id: "tests".to_owned(),
        secret_key: Some(Sensitive::new("no secret".to_owned())),
        secret_key_file: None,
        ca_file: None,
        path_style: true,
        create_only: true,
        checksum: true,
        part_mib: 5,
        connect_timeout_s: 2,
        read_timeout_s: 60,
        retries: 3,
    }
}

impl Bucket {
    /// A new bucket; nothing where no service is.
    pub async fn make() -> Option<Self> {
        let bucket = Self {
            server: server()?,
            name: format!("b-{}", uuid::Uuid::new_v4()),
        };
        let made = bucket.ask(reqwest::Method::PUT, "").await;
        assert!(made.status().is_success(), "{made:?}");
        Some(bucket)
    }

    pub fn settings(&self) -> S3Config {
        s3(&self.server, &self.name)
    }

    pub fn config(&self) -> BlobConfig {
        BlobConfig::S3(Box::new(self.settings()))
    }

    async fn ask(&self, method: reqwest::Method, query: &str) -> reqwest::Response {
        let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{}/{}{query}", self.server, self.name);
        client.request(method, url).send().await.unwrap()
    }

    /// Names of objects whose parts are there and which were neither finished nor given up.
    pub async fn unfinished(&self) -> Vec<String> {
        let text = self
            .ask(reqwest::Method::GET, "?uploads")
            .await
            .text()
            .await
            .unwrap();
        assert!(text.contains("ListMultipartUploadsResult"), "{text}");
        text.split("<Upload>")
            .skip(1)
            .map(|upload| {
                let (_, rest) = upload.split_once("<Key>").unwrap();
                rest.split_once("</Key>").unwrap().0.to_owned()
            })
            .collect()
    }
}
