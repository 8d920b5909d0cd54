// SPDX-License-Identifier: EUPL-1.2
//! The OpenAPI documents are complete, closed and do not change by accident.

use serde_json::Value;
use web::Face;
use web::routes::rows;

fn document(face: Face) -> Value {
    serde_json::to_value(web::openapi::document(face)).unwrap()
}

#[test]
fn each_face_has_the_document_it_had() {
    for face in [Face::Portal, Face::Office, Face::Agent] {
        insta::assert_json_snapshot!(format!("openapi-{face}"), document(face));
    }
}

#[test]
fn every_row_is_in_the_document_and_nothing_else() {
    for face in [Face::Portal, Face::Office, Face::Agent] {
        let document = document(face);
        let mut listed: Vec<(String, String)> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, item)| {
                item.as_object()
                    .unwrap()
                    .keys()
                    .map(move |method| (method.to_uppercase(), path.clone()))
            })
            .collect();
        let mut table: Vec<(String, String)> = rows(face)
            .iter()
            .map(|row| (row.method.to_string(), row.path.clone()))
            .collect();
        listed.sort();
        table.sort();
        assert_eq!(listed, table);
    }
}

/// Objects anywhere in a schema that do not forbid unknown members, by path.
fn open_objects(path: &str, value: &Value, out: &mut Vec<String>) {
    if let Value::Object(map) = value {
        let is_object = map.get("type").is_some_and(|kind| {
            kind == "object"
                || kind
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(|k| k == "object"))
        });
        if is_object && map.get("additionalProperties") != Some(&Value::Bool(false)) {
            out.push(path.to_owned());
        }
        for (name, value) in map {
            open_objects(&format!("{path}/{name}"), value, out);
        }
    }
    if let Value::Array(items) = value {
        for (index, item) in items.iter().enumerate() {
            open_objects(&format!("{path}/{index}"), item, out);
        }
    }
}

#[test]
fn all_schemas_are_closed_but_those_the_browser_defines() {
    let by_the_browser = [
        "/CeremonyAnswer/properties/public_key",
        "/AttestationCredential/properties/clientExtensionResults",
        "/AssertionCredential/properties/clientExtensionResults",
    ];
    for face in [Face::Portal, Face::Office, Face::Agent] {
        let mut open = vec![];
        open_objects("", &document(face)["components"]["schemas"], &mut open);
        open.retain(|path| !by_the_browser.contains(&path.as_str()));
        assert_eq!(open, Vec::<String>::new(), "{face}");
    }
    // The check sees an open object.
    let mut open = vec![];
    open_objects("", &serde_json::json!({"X": {"type": "object"}}), &mut open);
    assert_eq!(open, ["/X"]);
}

#[test]
fn the_documents_are_openapi_3_1() {
    assert!(
        document(Face::Portal)["openapi"]
            .as_str()
            .unwrap()
            .starts_with("3.1")
    );
}
